namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class FederatedSessionsTests : IDisposable
{
    private static readonly string Everything = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");
    private static readonly (string, string) Bob = ("Name", "Bob");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_federated_user_can_only_ask_who_he_is()
    {
        var alice = await _sandbox.UserClientAsync("alice", Everything);
        var issued = await alice.OkAsync("GetFederationToken", Bob, ("Policy", Everything));
        Assert.Equal("arn:aws:sts::123456789012:federated-user/Bob", issued["Arn"]);
        var session = _sandbox.Session(issued);
        Assert.Equal("123456789012:Bob", (await session.OkAsync("GetCallerIdentity"))["UserId"]);
        foreach (var action in new[] { "ListUsers", "GetUser", "GetSessionToken", "GetAccessKeyInfo" })
        {
            var refused = await session.CallAsync(action, ("AccessKeyId", "AKIANONENONENONENONE"));
            Assert.Equal("InvalidClientTokenId", refused.Code);
        }
    }

    [Fact]
    public async Task A_session_lasts_twelve_hours_or_one_for_the_root_identity()
    {
        var alice = await _sandbox.UserClientAsync("alice", Everything);
        Assert.InRange(Hours(await alice.OkAsync("GetFederationToken", Bob)), 11.9, 12.1);
        Assert.InRange(
            Hours(await alice.OkAsync("GetFederationToken", Bob, ("DurationSeconds", "129600"))), 35.9, 36.1);
        Assert.InRange(Hours(await _sandbox.Root.OkAsync("GetFederationToken", Bob)), 0.9, 1.1);
        Assert.InRange(
            Hours(await _sandbox.Root.OkAsync("GetSessionToken", ("DurationSeconds", "129600"))), 0.9, 1.1);
        foreach (var action in new[] { "GetFederationToken", "GetSessionToken" })
        {
            foreach (var seconds in new[] { "899", "129601" })
            {
                Assert.Equal(
                    "ValidationError", (await alice.CallAsync(action, Bob, ("DurationSeconds", seconds))).Code);
            }
        }
    }

    [Fact]
    public async Task Permission_for_the_name_and_long_term_credentials_are_required()
    {
        var alice = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'sts:GetFederationToken',"
            + "'Resource':'arn:aws:sts::123456789012:federated-user/Bob'"));
        await alice.OkAsync("GetFederationToken", Bob);
        Assert.Equal("AccessDenied", (await alice.CallAsync("GetFederationToken", ("Name", "Eve"))).Code);
        var session = _sandbox.Session(await alice.OkAsync("GetSessionToken"));
        Assert.Equal(
            "403 AccessDenied: Cannot call GetFederationToken with session credentials",
            (await session.CallAsync("GetFederationToken", Bob)).Error);
        Assert.Equal(
            "403 AccessDenied: Cannot call GetSessionToken with session credentials",
            (await session.CallAsync("GetSessionToken")).Error);
    }

    [Fact]
    public async Task The_account_of_a_key_is_told_and_no_message_can_be_decoded()
    {
        var created = await _sandbox.Root.OkAsync("CreateAccessKey");
        var key = ("AccessKeyId", created["AccessKeyId"]);
        Assert.Equal("123456789012", (await _sandbox.Root.OkAsync("GetAccessKeyInfo", key))["Account"]);
        Assert.Equal(
            "ValidationError",
            (await _sandbox.Root.CallAsync("GetAccessKeyInfo", ("AccessKeyId", "AKIANONENONENONENONE"))).Code);
        Assert.Equal(
            "400 InvalidAuthorizationMessageException: Message is not valid",
            (await _sandbox.Root.CallAsync("DecodeAuthorizationMessage", ("EncodedMessage", "none"))).Error);
    }

    private static double Hours(SandboxReply issued) =>
        (DateTime.Parse(issued["Expiration"], null).ToUniversalTime() - DateTime.UtcNow).TotalHours;
}
