using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.AccessKeys;

namespace AdminIam.Tests.Engine.Iam.AccessKeys;

public sealed class AccessKeyReaderTests
{
    [Fact]
    public async Task Keys_are_listed_with_their_last_use()
    {
        using var run = await TestRun.StartAsync();
        var own = await run.Sandbox.UserClientAsync("alice");
        var used = Assert.Single(await run.KeysOfAsync("alice"));
        await own.OkAsync("GetCallerIdentity");
        await run.Sandbox.KeyClientAsync("alice");

        var keys = (await new AccessKeyReader(run.Iam).ListWithUseAsync("alice")).ToDictionary(key => key.AccessKeyId);

        Assert.Equal(2, keys.Count);
        Assert.Equal(
            ("sts", "us-east-1", true), (keys[used].LastUsedService, keys[used].LastUsedRegion, keys[used].IsActive));
        Assert.InRange(keys[used].LastUsedDate!.Value, DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(1));
        var unused = keys.Values.Single(key => key.AccessKeyId != used);
        Assert.Equal((null, null, null), (unused.LastUsedDate, unused.LastUsedService, unused.LastUsedRegion));
    }

    [Fact]
    public async Task The_owner_of_a_key_is_found_by_its_id()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        var id = Assert.Single(await run.KeysOfAsync("alice"));
        var reader = new AccessKeyReader(run.Iam);

        Assert.Equal("alice", await reader.OwnerAsync(id));
        Assert.Equal((id, "alice"), ((await reader.GetAsync(id)).AccessKeyId, (await reader.GetAsync(id)).UserName));
    }

    [Fact]
    public async Task A_key_or_a_user_that_does_not_exist_is_named()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var reader = new AccessKeyReader(run.Iam);

        var key = await Assert.ThrowsAsync<AdminException>(() => reader.GetAsync("AKIAXXXXXXXXXXXXXXXX"));
        var user = await Assert.ThrowsAsync<AdminException>(() => reader.ListAsync("alyce"));

        Assert.Equal(("AccessKeyNotFound", "AKIAXXXXXXXXXXXXXXXX"), (key.ErrorId, key.Target));
        Assert.Equal("UserNotFound", user.ErrorId);
        Assert.Contains("alice", user.Message + user.Advice, StringComparison.Ordinal);
    }
}
