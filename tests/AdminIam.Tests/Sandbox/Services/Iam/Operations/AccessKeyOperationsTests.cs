using AdminIam.Build;
using AdminIam.Sandbox.Settings;

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

    [Fact]
    public async Task Without_a_user_name_the_root_identity_manages_its_own_keys()
    {
        var created = await _sandbox.Root.OkAsync("CreateAccessKey");
        Assert.Equal("root", created["UserName"]);
        var own = _sandbox.Client(created["AccessKeyId"], created["SecretAccessKey"]);
        Assert.Equal("arn:aws:iam::123456789012:root", (await own.OkAsync("GetCallerIdentity"))["Arn"]);
        await _sandbox.Root.OkAsync("CreateAccessKey");
        Assert.Equal(2, (await _sandbox.Root.OkAsync("ListAccessKeys")).All("AccessKeyId").Count);
        Assert.Equal("1", (await _sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("AccountAccessKeysPresent"));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2",
            (await _sandbox.Root.CallAsync("CreateAccessKey")).Error);

        var key = ("AccessKeyId", created["AccessKeyId"]);
        var use = await _sandbox.Root.OkAsync("GetAccessKeyLastUsed", key);
        Assert.Equal(("sts", null), (use["ServiceName"], use.Find("UserName")));
        await _sandbox.Root.OkAsync("UpdateAccessKey", key, ("Status", "Inactive"));
        Assert.Equal("InvalidClientTokenId", (await own.CallAsync("GetCallerIdentity")).Code);
        await _sandbox.Root.OkAsync("DeleteAccessKey", key);
        Assert.Single((await _sandbox.Root.OkAsync("ListAccessKeys")).All("AccessKeyId"));
    }

    [Fact]
    public async Task The_key_that_the_sandbox_was_started_with_is_not_one_of_the_account()
    {
        Assert.Empty((await _sandbox.Root.OkAsync("ListAccessKeys")).All("AccessKeyId"));
        Assert.Equal("0", (await _sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("AccountAccessKeysPresent"));
    }

    [Fact]
    public async Task The_key_that_the_sandbox_was_started_with_cannot_be_changed()
    {
        const string id = "AKIASTARTSTARTSTART2";
        using var sandbox = new RunningSandbox(new SandboxOptions { AccessKey = id });
        var root = sandbox.Client(id, "sandbox");
        Assert.Equal("AccessDenied", (await root.CallAsync("DeleteAccessKey", ("AccessKeyId", id))).Code);
        Assert.Equal(
            "AccessDenied",
            (await root.CallAsync("UpdateAccessKey", ("AccessKeyId", id), ("Status", "Inactive"))).Code);
    }

    [Fact]
    public async Task Keys_of_the_root_identity_are_kept_in_the_state_file()
    {
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("iam.json");
        SandboxReply created;
        using (var sandbox = new RunningSandbox(new SandboxOptions { StatePath = state }))
            created = await sandbox.Root.OkAsync("CreateAccessKey");
        using var again = new RunningSandbox(new SandboxOptions { StatePath = state });
        var own = again.Client(created["AccessKeyId"], created["SecretAccessKey"]);
        Assert.Equal("123456789012", (await own.OkAsync("GetCallerIdentity"))["UserId"]);
        await own.OkAsync("DeleteAccessKey", ("AccessKeyId", created["AccessKeyId"]));
    }
}
