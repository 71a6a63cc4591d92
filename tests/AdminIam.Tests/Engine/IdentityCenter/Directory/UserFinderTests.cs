using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Tests.Engine.IdentityCenter.Directory;

public sealed class UserFinderTests
{
    [Fact]
    public async Task A_user_is_found_by_name_ignoring_case_by_ID_and_by_email_address()
    {
        using var test = await TestCenterRun.StartAsync();
        var id = await test.Store.CreateUserAsync("alice", "alice@example.com");
        var finder = new UserFinder(test.Run);

        Assert.Equal(id, (await finder.GetAsync("ALICE")).UserId);
        Assert.Equal("alice", (await finder.GetAsync(id)).UserName);
        Assert.Equal("alice", (await finder.FindByEmailAsync("alice@example.com"))!.UserName);
        Assert.Null(await finder.FindByEmailAsync("bob@example.com"));
        Assert.Null(await finder.FindAsync(Guid.NewGuid().ToString()));
    }

    [Fact]
    public async Task A_name_in_the_form_of_an_ID_is_found()
    {
        using var test = await TestCenterRun.StartAsync();
        var name = Guid.NewGuid().ToString();
        var id = await test.Store.CreateUserAsync(name);

        Assert.Equal(id, (await new UserFinder(test.Run).GetAsync(name)).UserId);
    }

    [Fact]
    public async Task An_unknown_user_is_an_error_with_similar_names_which_are_read_once()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("alice");
        var finder = new UserFinder(test.Run);

        foreach (var name in new[] { "alcie", "alise" })
        {
            var failure = await Assert.ThrowsAsync<AdminException>(() => finder.GetAsync(name));
            Assert.Equal(("IdentityUserNotFound", name), (failure.ErrorId, failure.Target));
            Assert.EndsWith("Did you mean 'alice'?", failure.Message);
        }

        Assert.Equal(1, test.Sandbox.Server.Statistics.CallsByPermission["identitystore:ListUsers"]);
    }
}
