namespace AdminIam.Tests.Sandbox.Signing;

/// <summary>GET requests that carry their signature in the query.</summary>
public sealed class PresignedQueryTests : IDisposable
{
    private const string WhoAmI = "Action=GetCallerIdentity&Version=2011-06-15";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_presigned_url_calls_sts()
    {
        var user = await _sandbox.UserClientAsync("alice");
        Assert.Equal("arn:aws:iam::123456789012:user/alice", (await user.GetAsync(WhoAmI, "sts"))["Arn"]);
    }

    [Fact]
    public async Task A_presigned_url_calls_iam()
    {
        await _sandbox.CreateUserAsync("alice");
        var users = await _sandbox.Root.GetAsync("Action=ListUsers&Version=2010-05-08&PathPrefix=%2F", "iam");
        Assert.Equal(["alice"], users.All("UserName"));
    }

    [Fact]
    public async Task A_session_presigns_with_its_token()
    {
        var session = _sandbox.Session(await _sandbox.Root.OkAsync("GetSessionToken"));
        Assert.Equal("arn:aws:iam::123456789012:root", (await session.GetAsync(WhoAmI, "sts"))["Arn"]);
    }

    [Fact]
    public async Task A_changed_query_does_not_match()
    {
        var reply = await _sandbox.Root.GetAsync(
            "Action=DeleteUser&UserName=alice&Version=2010-05-08",
            "iam",
            url => url.Replace("UserName=alice", "UserName=bob", StringComparison.Ordinal));
        Assert.Equal("SignatureDoesNotMatch", reply.Code);
    }

    [Theory]
    [InlineData(-14, "")]
    [InlineData(14, "")]
    [InlineData(-16, "403 SignatureDoesNotMatch: Signature expired: ")]
    [InlineData(16, "403 SignatureDoesNotMatch: Signature not yet current: ")]
    public async Task A_presigned_url_is_valid_for_a_quarter_of_an_hour(int minutes, string expected)
    {
        var client = new SandboxClient(_sandbox.Server.Url) { Now = DateTime.UtcNow.AddMinutes(minutes) };
        var reply = await client.GetAsync(WhoAmI, "sts");
        Assert.StartsWith(expected, reply.Status == 200 ? "" : reply.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Amz-Credential")]
    [InlineData("X-Amz-Date")]
    [InlineData("X-Amz-SignedHeaders")]
    [InlineData("X-Amz-Signature")]
    public async Task A_parameter_that_is_missing_is_named(string name)
    {
        var reply = await _sandbox.Root.GetAsync(
            WhoAmI, "sts", url => url.Replace(name + "=", "X-Other=", StringComparison.Ordinal));
        Assert.Equal(
            $"400 IncompleteSignature: AWS query-string parameters must include '{name}'. "
            + "Re-examine the query-string parameters.",
            reply.Error);
    }

    [Fact]
    public async Task Another_algorithm_is_not_supported()
    {
        var reply = await _sandbox.Root.GetAsync(
            WhoAmI, "sts", url => url.Replace("AWS4-HMAC-SHA256", "AWS4-HMAC-MD5", StringComparison.Ordinal));
        Assert.Equal(
            "400 IncompleteSignature: Unsupported "
                + "AWS 'algorithm': 'AWS4-HMAC-MD5', only AWS4-HMAC-SHA256 is supported.",
            reply.Error);
    }

    [Fact]
    public async Task The_scope_determines_the_service_if_version_and_action_do_not()
    {
        var reply = await _sandbox.Root.GetAsync("Action=Nonsense", "sts");
        Assert.Equal("400 InvalidAction: Could not find operation Nonsense for version 2011-06-15", reply.Error);
    }
}
