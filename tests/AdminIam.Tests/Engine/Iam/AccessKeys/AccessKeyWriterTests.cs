using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.AccessKeys;

namespace AdminIam.Tests.Engine.Iam.AccessKeys;

public sealed class AccessKeyWriterTests
{
    [Fact]
    public async Task A_created_key_works_and_ensure_does_not_create_a_second_one()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var writer = new AccessKeyWriter(run.Iam);

        var created = await writer.CreateAsync("alice", ensure: true);
        var there = await writer.CreateAsync("alice", ensure: true);

        Assert.Equal((Outcome.Created, Outcome.Unchanged), (created.Outcome, there.Outcome));
        Assert.Equal((created.AccessKeyId, null), (there.AccessKeyId, there.SecretAccessKey));
        await run.Sandbox.Client(created.AccessKeyId, SecretText.Reveal(created.SecretAccessKey!))
            .OkAsync("GetCallerIdentity");
    }

    [Fact]
    public async Task A_third_key_is_refused_and_the_two_are_named()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var writer = new AccessKeyWriter(run.Iam);
        var first = await writer.CreateAsync("alice", ensure: false);
        var second = await writer.CreateAsync("alice", ensure: false);
        await writer.SetStatusAsync(second.AccessKeyId, "alice", active: false);

        var failure = await Assert.ThrowsAsync<AdminException>(() => writer.CreateAsync("alice", ensure: false));

        Assert.Equal(("QuotaExceeded", ErrorKind.LimitExceeded), (failure.ErrorId, failure.Kind));
        Assert.Contains($"{first.AccessKeyId} (active)", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{second.AccessKeyId} (inactive)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_is_set_once_with_or_without_the_users_name()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var writer = new AccessKeyWriter(run.Iam);
        var id = (await writer.CreateAsync("alice", ensure: false)).AccessKeyId;

        var disabled = await writer.SetStatusAsync(id, null, active: false);
        var again = await writer.SetStatusAsync(id, "alice", active: false);

        Assert.Equal((Outcome.Updated, false, "alice"), (disabled.Outcome, disabled.IsActive, disabled.UserName));
        Assert.Equal(Outcome.Unchanged, again.Outcome);
        Assert.Equal(["Inactive"], await run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice")));
    }

    [Fact]
    public async Task The_key_of_another_user_is_not_removed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        await run.Sandbox.CreateUserAsync("bob");
        var id = Assert.Single(await run.KeysOfAsync("alice"));
        var writer = new AccessKeyWriter(run.Iam);

        Assert.Equal(
            "AccessKeyNotFound",
            (await Assert.ThrowsAsync<AdminException>(() => writer.RemoveAsync(id, "bob"))).ErrorId);
        Assert.Equal([id], await run.KeysOfAsync("alice"));
        Assert.Equal("alice", (await writer.RemoveAsync(id, null)).UserName);
        Assert.Empty(await run.KeysOfAsync("alice"));
    }

    [Fact]
    public async Task Only_a_key_that_this_run_created_is_taken_back()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var writer = new AccessKeyWriter(run.Iam);
        var created = await writer.CreateAsync("alice", ensure: true);
        var there = await writer.CreateAsync("alice", ensure: true);

        Assert.Null(there.Unseen);
        Assert.Equal([created.AccessKeyId], await run.KeysOfAsync("alice"));
        Assert.Null(await created.Unseen!.UndoAsync());
        Assert.Empty(await run.KeysOfAsync("alice"));
    }
}
