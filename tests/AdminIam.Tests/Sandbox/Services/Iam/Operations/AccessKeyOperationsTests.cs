namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class AccessKeyOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_eleventh_group_and_a_third_key_exceed_the_quota()
    {
        await _sandbox.CreateUserAsync("alice");
        for (var i = 0; i < 11; i++)
            await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", $"g{i}"));
        for (var i = 0; i < 10; i++)
            await _sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", $"g{i}"));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for GroupsPerUser: 10",
            (await _sandbox.Root.CallAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "g10"))).Error);
        await _sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "g0"));

        await _sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "alice"));
        await _sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "alice"));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2",
            (await _sandbox.Root.CallAsync("CreateAccessKey", ("UserName", "alice"))).Error);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_returned()
    {
        await _sandbox.CreateUserAsync("alice");
        var key = await _sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "alice"));
        var id = ("AccessKeyId", key["AccessKeyId"]);
        var before = await _sandbox.Root.OkAsync("GetAccessKeyLastUsed", id);
        Assert.Equal("N/A", before["ServiceName"]);
        Assert.Null(before.Find("LastUsedDate"));
        await _sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]).OkAsync("GetCallerIdentity");
        var after = await _sandbox.Root.OkAsync("GetAccessKeyLastUsed", id);
        Assert.Equal(("sts", "us-east-1", "alice"), (after["ServiceName"], after["Region"], after["UserName"]));
        Assert.NotNull(after.Find("LastUsedDate"));
    }
}
