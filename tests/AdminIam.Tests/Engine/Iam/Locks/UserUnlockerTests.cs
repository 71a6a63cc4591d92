using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Locks;

public sealed class UserUnlockerTests
{
    [Fact]
    public async Task What_the_lock_took_is_given_back_and_nothing_else()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        await run.Sandbox.KeyClientAsync("alice");
        var keys = await run.KeysOfAsync("alice");
        await run.Root.OkAsync(
            "UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", keys[1]), ("Status", "Inactive"));
        await LockAsync(run);

        var unlocked = await new UserUnlocker(run.Iam).UnlockAsync("alice", revokeSessions: false);

        Assert.Equal(Outcome.Unlocked, unlocked.Outcome);
        Assert.Equal($"Enabled AccessKey {keys[0]} of 'alice'.", Assert.Single(unlocked.Notes));
        Assert.Equal(["Active", "Inactive"], await run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice")));
        Assert.Empty(await run.ListAsync("ListUserPolicies", "member", ("UserName", "alice")));
        Assert.Equal(
            Outcome.Unchanged, (await new UserUnlocker(run.Iam).UnlockAsync("alice", revokeSessions: true)).Outcome);
    }

    [Fact]
    public async Task Sessions_from_before_stay_revoked_if_asked_for()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        await LockAsync(run);

        await new UserUnlocker(run.Iam).UnlockAsync("alice", revokeSessions: true);

        Assert.Equal(
            ["AWSRevokeOlderSessions"], await run.ListAsync("ListUserPolicies", "member", ("UserName", "alice")));
    }

    [Fact]
    public async Task A_plan_says_what_would_be_given_back_and_gives_nothing()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        var key = Assert.Single(await run.KeysOfAsync("alice"));
        Assert.False((await new UserUnlocker(run.Iam).PlanAsync("alice")).IsLocked);
        await LockAsync(run);

        var plan = await new UserUnlocker(run.Iam).PlanAsync("alice");

        Assert.Equal((true, key), (plan.IsLocked, Assert.Single(plan.ToEnable).Id));
        Assert.Equal(["Inactive"], await run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice")));
    }

    [Fact]
    public async Task A_key_that_was_deleted_meanwhile_is_a_warning()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        var key = Assert.Single(await run.KeysOfAsync("alice"));
        await LockAsync(run);
        await run.Root.OkAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key));

        var unlocked = await new UserUnlocker(run.Iam).UnlockAsync("alice", revokeSessions: false);

        Assert.Contains(key, Assert.Single(unlocked.Warnings), StringComparison.Ordinal);
        Assert.Empty(unlocked.Notes);
    }

    [Fact]
    public async Task A_lock_that_somebody_changed_is_refused_and_stays()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        await LockAsync(run);
        await run.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", LockPolicy.Name),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Deny','Action':'*','Resource':'*'")));

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new UserUnlocker(run.Iam).UnlockAsync("alice", revokeSessions: false));

        Assert.Equal("LockUnreadable", failure.ErrorId);
        Assert.Equal(["Inactive"], await run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice")));
        Assert.Equal([LockPolicy.Name], await run.ListAsync("ListUserPolicies", "member", ("UserName", "alice")));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_named()
    {
        using var run = await TestRun.StartAsync();

        Assert.Equal(
            "UserNotFound",
            (await Assert.ThrowsAsync<AdminException>(() => new UserUnlocker(run.Iam).PlanAsync("alice"))).ErrorId);
    }

    private static async Task LockAsync(TestRun run)
    {
        var locker = new UserLocker(run.Iam, new LockOptions());
        Assert.Equal(Outcome.Locked, (await locker.LockRestAsync(await locker.LockKeysAsync("alice"))).Outcome);
    }
}
