using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Locks;

public sealed class UserLockerTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();
    private readonly StopSignal _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task An_interrupted_lock_is_completed_and_keeps_the_original_state()
    {
        await _sandbox.UserClientAsync("alice");
        await _sandbox.KeyClientAsync("alice");
        var keys = await KeysAsync();
        await _sandbox.Root.OkAsync(
            "UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", keys[1]), ("Status", "Inactive"));
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var run = new IamRun(session, _stop);

        await new UserLocker(run, new LockOptions()).LockKeysAsync("alice");
        Assert.Equal(["Inactive", "Inactive"], await StatusesAsync());
        var locked = await LockAsync(run);
        var unlocked = await new UserUnlocker(run).UnlockAsync("alice", revokeSessions: false);

        Assert.Equal((Outcome.Unchanged, Outcome.Unlocked), (locked.Outcome, unlocked.Outcome));
        Assert.Equal(["Active", "Inactive"], await StatusesAsync());
        Assert.Empty((await _sandbox.Root.OkAsync("ListUserPolicies", ("UserName", "alice"))).All("member"));
    }

    [Fact]
    public async Task Credentials_that_are_enabled_during_a_lock_are_disabled_and_the_original_state_is_kept()
    {
        await _sandbox.UserClientAsync("alice");
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var run = new IamRun(session, _stop);
        await LockAsync(run);
        await _sandbox.KeyClientAsync("alice");

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
        [.. (await _sandbox.Root.OkAsync("ListAccessKeys", ("UserName", "alice"))).All("AccessKeyId")];

    private async Task<string[]> StatusesAsync() =>
        [.. (await _sandbox.Root.OkAsync("ListAccessKeys", ("UserName", "alice"))).All("Status")];
}
