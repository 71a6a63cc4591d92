using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Locks;

public sealed class IdentityUserUnlockerTests
{
    [Fact]
    public async Task What_the_lock_removed_is_restored_once()
    {
        using var test = await TestLock.StartAsync();
        var before = await test.AccessAsync();
        var locked = (await test.LockAsync()).Lock;
        using var unlocker = new IdentityUserUnlocker(test.Center.Run, force: false);

        var plan = await unlocker.PlanAsync(locked);
        var first = await unlocker.UnlockAsync(locked, test.File);
        var again = await unlocker.UnlockAsync(locked, test.File);

        Assert.Equal($"Add to group Audit, Ops; assign Admins in {TestOrganization.Prod}", plan.Describe());
        Assert.Equal((Outcome.Unlocked, Outcome.Unchanged), (first.Outcome, again.Outcome));
        Assert.Equal(before, await test.AccessAsync());
        Assert.Empty(test.File.Locks);
    }

    [Fact]
    public async Task What_was_deleted_is_named_and_not_tried_again()
    {
        using var test = await TestLock.StartAsync();
        var locked = (await test.LockAsync()).Lock;
        var remover = new IdentityGroupRemover(test.Center.Run, force: false);
        await remover.RemoveAsync(await remover.PlanAsync("Audit", countsMembers: false));
        using var unlocker = new IdentityUserUnlocker(test.Center.Run, force: false);

        var unlocked = await unlocker.UnlockAsync(locked, test.File);

        Assert.Equal("Ops", Assert.Single(unlocked.Lock.Groups).GroupName);
        Assert.Contains("the group 'Audit' was deleted", Assert.Single(unlocked.Warnings));
        Assert.Null(unlocked.Failure);
        Assert.Empty(test.File.Locks);
    }

    [Fact]
    public async Task The_file_keeps_what_could_not_be_restored()
    {
        using var test = await TestLock.StartAsync();
        var locked = (await test.LockAsync()).Lock;
        var unknown = new LockedAssignment("999999999999", test.SetArn, "Admins");
        locked = test.File.Remember(locked with { Assignments = [unknown] });
        using var unlocker = new IdentityUserUnlocker(test.Center.Run, force: false);

        var unlocked = await unlocker.UnlockAsync(locked, test.File);

        Assert.Equal((Outcome.Incomplete, "UnlockIncomplete"), (unlocked.Outcome, unlocked.Failure!.ErrorId));
        Assert.Equal(unknown, Assert.Single(Assert.Single(test.File.Locks).Assignments));
        Assert.Equal(["Audit", "Ops", $"Admins in {TestOrganization.Prod}"], await test.AccessAsync());
    }

    [Fact]
    public async Task A_user_who_was_deleted_is_an_error()
    {
        using var test = await TestLock.StartAsync();
        var locked = (await test.LockAsync()).Lock with { UserId = "90000000-0000-4000-8000-000000000000" };
        using var unlocker = new IdentityUserUnlocker(test.Center.Run, force: false);

        var error = await Assert.ThrowsAsync<AdminException>(() => unlocker.UnlockAsync(locked, test.File));

        Assert.Equal(("IdentityUserNotFound", "alice"), (error.ErrorId, error.Target));
    }
}
