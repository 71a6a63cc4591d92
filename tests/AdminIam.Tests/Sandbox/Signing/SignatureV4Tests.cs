using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Signing;

public sealed class SignatureV4Tests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Root_signs_with_the_sandbox_keys()
    {
        var reply = await _sandbox.Root.OkAsync("GetCallerIdentity");
        Assert.Equal("arn:aws:iam::123456789012:root", reply["Arn"]);
        Assert.Equal("123456789012", reply["UserId"]);
    }

    [Fact]
    public async Task A_key_that_iam_issued_identifies_its_user()
    {
        var user = await _sandbox.UserClientAsync("alice");
        Assert.Equal("arn:aws:iam::123456789012:user/alice", (await user.OkAsync("GetCallerIdentity"))["Arn"]);
    }

    [Fact]
    public async Task A_wrong_secret_does_not_match()
    {
        var reply = await _sandbox.Client("sandbox", "wrong").CallAsync("GetCallerIdentity");
        Assert.StartsWith(
            "403 SignatureDoesNotMatch: The request signature we calculated does not match", reply.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_is_invalid()
    {
        var reply = await _sandbox.Client("AKIAUNKNOWNUNKNOWNXX", "any").CallAsync("ListUsers");
        Assert.Equal("403 InvalidClientTokenId: The security token included in the request is invalid.", reply.Error);
    }

    [Fact]
    public async Task An_inactive_or_deleted_key_is_invalid()
    {
        await _sandbox.CreateUserAsync("alice");
        var key = await _sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "alice"));
        var client = _sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]);
        await client.OkAsync("GetCallerIdentity");

        (string, string)[] named = [("UserName", "alice"), ("AccessKeyId", key["AccessKeyId"])];
        await _sandbox.Root.OkAsync("UpdateAccessKey", [.. named, ("Status", "Inactive")]);
        Assert.Equal("InvalidClientTokenId", (await client.CallAsync("GetCallerIdentity")).Code);
        await _sandbox.Root.OkAsync("UpdateAccessKey", [.. named, ("Status", "Active")]);
        await client.OkAsync("GetCallerIdentity");
        await _sandbox.Root.OkAsync("DeleteAccessKey", named);
        Assert.Equal("InvalidClientTokenId", (await client.CallAsync("GetCallerIdentity")).Code);
    }

    [Fact]
    public async Task A_request_without_signature_lacks_its_token()
    {
        var reply = await _sandbox.Root.SendAsync(
            "Action=GetCallerIdentity&Version=2011-06-15", "sts", request => request.Headers.Remove("authorization"));
        Assert.Equal("403 MissingAuthenticationToken: Request is missing Authentication Token", reply.Error);
    }

    [Fact]
    public async Task A_tampered_body_does_not_match()
    {
        var reply = await _sandbox.Root.SendAsync(
            "Action=CreateUser&UserName=alice&Version=2010-05-08",
            "iam",
            request =>
                request.Content = new StringContent(
                    "Action=CreateUser&UserName=mallory&Version=2010-05-08", null,
                    "application/x-www-form-urlencoded"));
        Assert.Equal("SignatureDoesNotMatch", reply.Code);
    }

    [Fact]
    public async Task A_clock_that_is_too_slow_or_fast_is_reported()
    {
        var slow = await new SandboxClient(_sandbox.Server.Url)
        {
            Now = DateTime.UtcNow.AddMinutes(-16),
        }.CallAsync("ListUsers");
        Assert.StartsWith("403 SignatureDoesNotMatch: Signature expired: ", slow.Error, StringComparison.Ordinal);
        Assert.EndsWith(" - 15 min.)", slow.Message, StringComparison.Ordinal);
        var fast = await new SandboxClient(_sandbox.Server.Url)
        {
            Now = DateTime.UtcNow.AddMinutes(16),
        }.CallAsync("ListUsers");
        Assert.StartsWith(
            "403 SignatureDoesNotMatch: Signature not yet current: ", fast.Error, StringComparison.Ordinal);
        await new SandboxClient(_sandbox.Server.Url) { Now = DateTime.UtcNow.AddMinutes(14) }.OkAsync("ListUsers");
    }

    [Fact]
    public async Task The_scope_must_name_the_service()
    {
        var reply = await new SandboxClient(_sandbox.Server.Url) { Service = "s3" }.CallAsync("ListUsers");
        Assert.Equal("403 SignatureDoesNotMatch: Credential should be scoped to correct service: 'iam'. ", reply.Error);
    }

    [Fact]
    public async Task Any_credential_is_root_if_configured()
    {
        using var open = new RunningSandbox(new SandboxOptions { AnyCredential = true });
        Assert.EndsWith(
            ":root", (await open.Client("any-key", "any-secret").OkAsync("GetCallerIdentity"))["Arn"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_requires_its_token()
    {
        var credentials = await _sandbox.Root.OkAsync("GetSessionToken");
        await _sandbox.Session(credentials).OkAsync("GetCallerIdentity");
        var without = _sandbox.Client(credentials["AccessKeyId"], credentials["SecretAccessKey"]);
        Assert.Equal("InvalidClientTokenId", (await without.CallAsync("GetCallerIdentity")).Code);
        var changed = credentials["SessionToken"][..^8] + "AAAAAAA=";
        var forged = _sandbox.Client(credentials["AccessKeyId"], credentials["SecretAccessKey"], changed);
        Assert.Equal("InvalidClientTokenId", (await forged.CallAsync("GetCallerIdentity")).Code);
    }
}
