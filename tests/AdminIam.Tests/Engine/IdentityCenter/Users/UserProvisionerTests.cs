using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserProvisionerTests
{
    [Fact]
    public async Task A_user_is_created_in_groups_and_then_unchanged()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateGroupAsync("Ops");
        var request = Request("ada") with { Groups = ["ops", "OPS"], Ensure = true };

        var created = await new UserProvisioner(test.Run).ProvisionAsync(request);
        var again = await new UserProvisioner(test.Run).ProvisionAsync(request);

        Assert.Equal((Outcome.Created, Outcome.Unchanged), (created.Outcome, again.Outcome));
        Assert.Equal(["Ops"], created.Groups);
        Assert.Equal(created.User.UserId, again.User.UserId);
        Assert.Empty(again.Changes);
        Assert.Null(again.Unseen);
        Assert.Equal("user 'ada' (Created)", await created.Unseen!.UndoAsync());
    }

    [Fact]
    public async Task A_plan_lists_the_changes_and_makes_none()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateGroupAsync("Ops");
        var provisioner = new UserProvisioner(test.Run);
        await provisioner.ProvisionAsync(Request("ada"));
        var change = new UserRequest
        {
            UserName = "ada",
            Attributes = new Dictionary<UserProperty, string> { [UserProperty.Title] = "Analyst" },
            Groups = ["Ops"],
            Ensure = true,
        };

        var plan = await provisioner.PlanAsync(change);
        var updated = await provisioner.ProvisionAsync(change);

        Assert.Null(await provisioner.PlanAsync(Request("bob") with { Ensure = true }));
        Assert.Equal(["title: none -> Analyst", "group: Ops"], plan!.Changes);
        Assert.Equal("Analyst", plan.User.Title);
        Assert.Equal(Outcome.Updated, updated.Outcome);
        Assert.Equal(plan.Changes, updated.Changes);
    }

    [Fact]
    public async Task A_row_that_cannot_become_a_user_creates_none()
    {
        using var test = await TestCenterRun.StartAsync();
        var provisioner = new UserProvisioner(test.Run);
        var nameless = new UserRequest { UserName = "ada" };

        Assert.Equal("MissingValue", await ErrorAsync(nameless));
        Assert.Equal("MissingValue", await ErrorAsync(nameless with { Ensure = true }));
        Assert.Equal("IdentityGroupNotFound", await ErrorAsync(Request("ada") with { Groups = ["Ops"] }));
        Assert.Null(await new UserFinder(test.Run).FindAsync("ada"));

        async Task<string> ErrorAsync(UserRequest request) =>
            (await Assert.ThrowsAsync<AdminException>(() => provisioner.ProvisionAsync(request))).ErrorId;
    }

    [Fact]
    public async Task After_three_rows_the_lists_are_read_instead_of_each_user()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateGroupAsync("Ops");
        var requests = Enumerable.Range(0, 20)
            .Select(number => Request($"user{number}") with { Groups = ["Ops"], Ensure = true }).ToList();
        await RunAsync();
        var before = test.Sandbox.Server.Statistics.TotalCalls;

        var results = await RunAsync();

        Assert.All(results, result => Assert.Equal(Outcome.Unchanged, result.Outcome));
        Assert.InRange(test.Sandbox.Server.Statistics.TotalCalls - before, 1, 15);

        async Task<List<UserResult>> RunAsync()
        {
            var provisioner = new UserProvisioner(test.Run);
            var all = new List<UserResult>();
            foreach (var request in requests)
                all.Add(await provisioner.ProvisionAsync(request));
            return all;
        }
    }

    private static UserRequest Request(string userName) => new()
    {
        UserName = userName,
        Attributes = new Dictionary<UserProperty, string>
        {
            [UserProperty.GivenName] = "Ada",
            [UserProperty.FamilyName] = "Lovelace",
        },
    };
}
