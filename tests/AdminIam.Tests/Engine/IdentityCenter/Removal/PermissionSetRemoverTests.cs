using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Tests.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;
using CsCheck;

namespace AdminIam.Tests.Engine.IdentityCenter.Removal;

public sealed class PermissionSetRemoverTests
{
    private static readonly string[] Accounts =
        [TestOrganization.Prod, TestOrganization.Test, "777788889999", RunningSandbox.AccountId];

    // Which principals have the set in which account, whether the requests are awaited, whether the accounts are
    // outdated, and whether an assignment remains of a deleted user.
    private static readonly Gen<(bool[] Assigned, bool IsAwaited, bool IsOutdated, bool HasOrphan)> States =
        Gen.Select(Gen.Bool.Array[16], Gen.Bool, Gen.Bool, Gen.Bool);

    [Fact]
    public async Task Nothing_remains_in_50_random_states_and_the_order_is_never_wrong()
    {
        using var test = await TestAssignments.StartAsync();
        List<(string Type, string Id)> principals = [(Assignment.Group, test.Group)];
        for (var i = 0; i < 3; i++)
            principals.Add((Assignment.User, await test.Center.Store.CreateUserAsync($"user{i}")));
        var number = 0;
        await States.SampleAsync(
            async state =>
            {
                var set = new PermissionSetName(await test.Center.CreateSetAsync($"Set{++number}"), $"Set{number}");
                var wanted = Accounts.SelectMany(account => principals.Select(
                        one => new Assignment(account, set.Arn, one.Type, one.Id)))
                    .Where((_, i) => state.Assigned[i]).ToList();
                using (var creator = new AssignmentCreator(test.Center.Run))
                    await Task.WhenAll(wanted.Select(one => creator.CreateAsync(one, state.IsAwaited)));
                if (state.HasOrphan)
                    await AddOrphanAsync(test, set.Arn);
                if (state.IsOutdated)
                    await test.Center.OkAsync("UpdatePermissionSet", ("PermissionSetArn", set.Arn));

                await new PermissionSetRemover(test.Center.Run).RemoveAsync(set);

                Assert.Empty(await test.Reader.OfPermissionSet(set.Arn).ToListAsync());
                Assert.Null(await new PermissionSetIndex(test.Center.Run).FindAsync(set.Name));
            },
            iter: 50, threads: 1);
        foreach (var account in Accounts)
            Assert.Empty(await test.Reader.PairsOfAccount(account).ToListAsync());
    }

    [Fact]
    public async Task The_prompt_lists_who_loses_access_where()
    {
        using var test = await TestAssignments.StartAsync();
        await test.CreateAsync();

        var steps = await new PermissionSetRemover(test.Center.Run).DescribeAsync(new(test.Set, "Admins"));

        var step = Assert.Single(steps);
        Assert.StartsWith("delete 3 assignments: ", step);
        Assert.Contains($"group Team in {TestOrganization.Prod}", step);
        Assert.Empty(await new PermissionSetRemover(test.Center.Run).DescribeAsync(
            new(await test.Center.CreateSetAsync("Other"), "Other")));
    }

    [Fact]
    public async Task A_set_that_is_gone_is_no_error()
    {
        using var test = await TestAssignments.StartAsync();
        var remover = new PermissionSetRemover(test.Center.Run);

        await remover.RemoveAsync(new(test.Set, "Admins"));

        Assert.Equal("Admins", await remover.RemoveAsync(new(test.Set, "Admins")));
    }

    private static async Task AddOrphanAsync(TestAssignments test, string setArn)
    {
        var user = await test.Center.Store.CreateUserAsync("orphan");
        using (var creator = new AssignmentCreator(test.Center.Run))
        {
            await creator.CreateAsync(
                new Assignment(TestOrganization.Prod, setArn, Assignment.User, user), isAwaited: true);
        }

        await test.Center.Store.Client.OkAsync(
            "DeleteUser", new { IdentityStoreId = test.Center.Store.Id, UserId = user });
    }
}
