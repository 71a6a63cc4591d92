using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Locks;

public sealed class UserLockerTests : IDisposable
{
    private readonly RunningSandbox sandbox = new();
    private readonly StopSignal stop = new();

    public void Dispose()
    {
        stop.Dispose();
        sandbox.Dispose();
    }

    [Fact]
    public async Task A_lock_that_broke_off_is_completed_and_still_knows_the_first_state()
    {
        await sandbox.UserClientAsync("alice");
        await sandbox.KeyClientAsync("alice");
        string[] keys = await KeysAsync();
        await sandbox.Root.OkAsync(
            "UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", keys[1]), ("Status", "Inactive"));
        using IamSession session = await TestSession.ConnectAsync(sandbox, stop);
        var run = new IamRun(session, stop);

        await new UserLocker(run, new LockOptions()).LockKeysAsync("alice");
        Assert.Equal(["Inactive", "Inactive"], await StatusesAsync());
        LockedUser locked = await LockAsync(run);
        LockedUser unlocked = await new UserUnlocker(run).UnlockAsync("alice", revokeSessions: false);

        Assert.Equal((Outcome.Unchanged, Outcome.Unlocked), (locked.Outcome, unlocked.Outcome));
        Assert.Equal(["Active", "Inactive"], await StatusesAsync());
        Assert.Empty((await sandbox.Root.OkAsync("ListUserPolicies", ("UserName", "alice"))).All("member"));
    }

    [Fact]
    public async Task What_is_switched_on_during_a_lock_is_taken_too_and_the_first_state_stays_known()
    {
        await sandbox.UserClientAsync("alice");
        using IamSession session = await TestSession.ConnectAsync(sandbox, stop);
        var run = new IamRun(session, stop);
        await LockAsync(run);
        await sandbox.KeyClientAsync("alice");

        Assert.Equal(Outcome.Locked, (await LockAsync(run)).Outcome);

        Assert.Equal(["Inactive", "Inactive"], await StatusesAsync());
        await new UserUnlocker(run).UnlockAsync("alice", revokeSessions: false);
        Assert.Equal(["Active", "Active"], await StatusesAsync());
    }

    private static async Task<LockedUser> LockAsync(IamRun run)
    {
        var locker = new UserLocker(run, new LockOptions());
        return await locker.LockRestAsync(await locker.LockKeysAsync("alice"));
    }

    private async Task<string[]> KeysAsync() =>
        [.. (await sandbox.Root.OkAsync("ListAccessKeys", ("UserName", "alice"))).All("AccessKeyId")];

    private async Task<string[]> StatusesAsync() =>
        [.. (await sandbox.Root.OkAsync("ListAccessKeys", ("UserName", "alice"))).All("Status")];
}
