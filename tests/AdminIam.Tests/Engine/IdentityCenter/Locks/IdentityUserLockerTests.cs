using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Locks;

public sealed class IdentityUserLockerTests
{
    [Fact]
    public async Task All_access_is_removed_and_remembered()
    {
        using var test = await TestLock.StartAsync();

        var first = await test.LockAsync();
        var again = await test.LockAsync();

        Assert.Null(first.Failure);
        Assert.Equal((Outcome.Locked, Outcome.Unchanged), (first.Outcome, again.Outcome));
        Assert.Empty(await test.AccessAsync());
        Assert.Equal(["Audit", "Ops"], first.Lock.Groups.Select(group => group.GroupName));
        Assert.Equal($"Admins in {TestOrganization.Prod}", Assert.Single(first.Lock.Assignments).ToString());
        Assert.Equal(first.Lock.Groups, again.Lock.Groups);
        Assert.Equal(first.Lock.Since, test.File.Find(test.UserId)!.Since);
    }

    [Fact]
    public async Task Access_that_was_given_since_is_added_to_what_is_remembered()
    {
        using var test = await TestLock.StartAsync();
        await test.LockAsync();
        await test.Center.Store.AddAsync(await test.Center.Store.CreateGroupAsync("Later"), test.UserId);

        var second = await test.LockAsync();

        Assert.Equal(Outcome.Locked, second.Outcome);
        Assert.Equal(["Audit", "Ops", "Later"], second.Lock.Groups.Select(group => group.GroupName));
        Assert.Empty(await test.AccessAsync());
    }

    [Fact]
    public async Task The_preview_lists_what_is_removed()
    {
        using var test = await TestLock.StartAsync();
        var locker = new IdentityUserLocker(test.Center.Run, force: false);

        var access = await locker.PlanAsync(test.UserId);

        Assert.Equal(
            $"Remove from group Audit, Ops; delete assignment of Admins in {TestOrganization.Prod}", access.Describe());
        Assert.Null(IdentityUserLocker.Preview(access).Since);
        await test.LockAsync();
        Assert.StartsWith("Change nothing", (await locker.PlanAsync("alice")).Describe());
    }
}
