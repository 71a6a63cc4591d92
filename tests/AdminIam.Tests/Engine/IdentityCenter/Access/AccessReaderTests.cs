using AdminIam.Engine.IdentityCenter.Access;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Tests.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Access;

public sealed class AccessReaderTests
{
    [Fact]
    public async Task A_user_appears_once_with_all_ways_into_an_account()
    {
        using var test = await TestAssignments.StartAsync();
        var direct = (await test.ToUsersAsync(1))[0];
        await test.Center.Store.AddAsync(test.Group, direct.PrincipalId);
        using var creator = new AssignmentCreator(test.Center.Run);
        await creator.CreateAsync(direct, isAwaited: true);
        await creator.CreateAsync(test.ToGroup(TestOrganization.Test), isAwaited: true);
        var reader = Reader(test);

        var all = await (await reader.OfAllAsync(new AssignmentFilter())).ToListAsync();
        var user = await new UserFinder(test.Center.Run).GetAsync("user0");
        var own = await reader.OfUserAsync(user, new AssignmentFilter());

        var access = Assert.Single(all);
        Assert.Equal(("user0", "Test", "Admins"), (access.UserName, access.AccountName, access.PermissionSetName));
        Assert.Equal([AccountAccess.Direct, "Team"], access.Via);
        Assert.Equal(access.Via, Assert.Single(own).Via);
    }

    [Fact]
    public async Task A_deleted_user_and_a_deleted_group_let_nobody_in()
    {
        using var test = await TestAssignments.StartAsync();
        var direct = (await test.ToUsersAsync(1))[0];
        using var creator = new AssignmentCreator(test.Center.Run);
        await creator.CreateAsync(direct, isAwaited: true);
        await creator.CreateAsync(test.ToGroup(), isAwaited: true);
        var store = test.Center.Store;
        await store.Client.OkAsync("DeleteUser", new { IdentityStoreId = store.Id, UserId = direct.PrincipalId });
        await store.Client.OkAsync("DeleteGroup", new { IdentityStoreId = store.Id, GroupId = test.Group });

        Assert.Empty(await (await Reader(test).OfAllAsync(new AssignmentFilter())).ToListAsync());
    }

    private static AccessReader Reader(TestAssignments test) => new(
        test.Center.Run, new AccountSelector(test.Center.Run.Accounts, _ => null),
        new PermissionSetIndex(test.Center.Run));
}
