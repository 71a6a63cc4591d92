using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Users;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Locks;

public sealed class LockStoreTests
{
    private static readonly LockRecord Record = new(
        new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), [new(CredentialKind.AccessKey, "AKIA1")], Password: true);

    [Fact]
    public async Task The_policy_of_a_lock_is_written_read_and_deleted()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var store = new LockStore(run.Iam);
        Assert.Equal(new LockPolicyState(false, null), await store.FindPolicyAsync("alice"));

        await store.WritePolicyAsync("alice", Record);
        var state = await store.FindPolicyAsync("alice");
        Assert.Equal((true, false), (state.Exists, state.IsForeign));
        Assert.Equal(Record.Credentials, state.Record!.Credentials);

        await store.DeletePolicyAsync("alice");
        Assert.Empty(await run.ListAsync("ListUserPolicies", "member", ("UserName", "alice")));
        Assert.False((await store.FindPolicyAsync("alice")).Exists);
    }

    [Fact]
    public async Task A_policy_of_that_name_that_somebody_else_wrote_is_foreign()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", LockPolicy.Name),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Deny','Action':'*','Resource':'*'")));

        Assert.True((await new LockStore(run.Iam).FindPolicyAsync("alice")).IsForeign);
    }

    [Fact]
    public async Task The_denying_policy_of_AWS_is_attached_and_detached()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var store = new LockStore(run.Iam);
        Assert.False(await store.HasDenyAllAsync("alice"));

        await store.AttachDenyAllAsync("alice");
        Assert.True(await store.HasDenyAllAsync("alice"));
        Assert.Equal(
            ["AWSDenyAll"], await run.ListAsync("ListAttachedUserPolicies", "PolicyName", ("UserName", "alice")));

        await store.DetachDenyAllAsync("alice");
        await store.DetachDenyAllAsync("alice");
        Assert.False(await store.HasDenyAllAsync("alice"));
    }

    [Fact]
    public async Task Tags_of_an_older_and_longer_lock_are_replaced_and_others_stay()
    {
        using var run = await TestRun.StartAsync();
        await run.Root.OkAsync(
            "CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Blue"));
        var store = new LockStore(run.Iam);
        var longer = Record with
        {
            Credentials =
            [
                .. Enumerable.Range(0, 30)
                    .Select(i => new DisabledCredential(CredentialKind.AccessKey, $"AKIA{i:0000000000000000}")),
            ],
        };
        await store.WriteTagsAsync("alice", longer, []);
        var before = await store.TagsAsync("alice");
        Assert.True(LockTags.KeysIn(before).Count > 1);
        Assert.Equal(longer.Credentials, LockTags.Read(before)!.Credentials);

        await store.WriteTagsAsync("alice", Record, before);

        var after = await store.TagsAsync("alice");
        Assert.Equal(["AdminIamLock1"], LockTags.KeysIn(after));
        Assert.Equal(Record.Credentials, LockTags.Read(after)!.Credentials);
        Assert.Contains(new KeyValuePair<string, string>("Team", "Blue"), after);
    }

    [Fact]
    public async Task Sessions_are_revoked_by_a_policy_of_their_own()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");

        await new LockStore(run.Iam).RevokeSessionsAsync("alice");

        Assert.Equal(
            ["AWSRevokeOlderSessions"], await run.ListAsync("ListUserPolicies", "member", ("UserName", "alice")));
    }
}
