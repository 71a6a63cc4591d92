using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class WebIdentityTests : IDisposable
{
    private const string RoleArn = "arn:aws:iam::123456789012:role/runbook";
    private const string TaggedArn = "arn:aws:iam::123456789012:role/tagged";
    private static readonly string[] TransitiveKeys = ["Project"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_role_is_assumed_with_a_token_and_without_a_signature()
    {
        using var sandbox = Start();
        var body = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=night"
            + $"&RoleArn={Uri.EscapeDataString(RoleArn)}&WebIdentityToken={Token()}";

        var assumed = await sandbox.Root.SendAsync(body, "sts", request => request.Headers.Clear());

        Assert.Equal(200, assumed.Status);
        Assert.Equal(
            ("AROARUNBOOKRUNBOOK222:night", "runbook-identity", "api://adminiam"),
            (assumed["AssumedRoleId"], assumed["SubjectFromWebIdentityToken"], assumed["Audience"]));
        Assert.Equal("arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant", assumed["Provider"]);
        var session = sandbox.Session(assumed);
        Assert.Equal(
            "arn:aws:sts::123456789012:assumed-role/runbook/night",
            (await session.OkAsync("GetCallerIdentity"))["Arn"]);
        await session.OkAsync("ListUsers");
        Assert.Equal("AccessDenied", (await session.CallAsync("CreateUser", ("UserName", "eve"))).Code);
    }

    [Theory]
    [InlineData("sub", "another-identity")]
    [InlineData("aud", "api://another")]
    [InlineData("azp", "another-application")]
    public async Task A_token_that_the_trust_policy_does_not_admit_is_refused(string claim, string value)
    {
        using var sandbox = Start();

        var refused = await AssumeAsync(sandbox, Token(claims => claims[claim] = value));

        Assert.Equal("403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity", refused.Error);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_or_trusts_only_users_is_refused_alike()
    {
        using var sandbox = Start();

        foreach (var arn in new[] { RoleArn + "-none", "arn:aws:iam::123456789012:role/users-only" })
        {
            var refused = await sandbox.Root.CallAsync(
                "AssumeRoleWithWebIdentity", ("RoleArn", arn), ("RoleSessionName", "night"),
                ("WebIdentityToken", Token()));
            Assert.Equal("403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity", refused.Error);
        }
    }

    [Fact]
    public async Task Tags_and_the_source_identity_of_a_token_are_those_of_the_session()
    {
        using var sandbox = Start();
        var token = Token(claims =>
        {
            claims["https://aws.amazon.com/tags"] = new
            {
                principal_tags = new Dictionary<string, string[]> { ["Project"] = ["Automation"] },
                transitive_tag_keys = TransitiveKeys,
            };
            claims["https://aws.amazon.com/source_identity"] = "Saanvi";
        });

        var refused = await AssumeAsync(sandbox, token);
        var assumed = await sandbox.Root.OkAsync(
            "AssumeRoleWithWebIdentity", ("RoleArn", TaggedArn), ("RoleSessionName", "night"),
            ("WebIdentityToken", token));

        Assert.Equal("403 AccessDenied: Not authorized to perform sts:TagSession", refused.Error);
        Assert.Equal("Saanvi", assumed["SourceIdentity"]);
        await sandbox.Session(assumed).OkAsync("ListUsers");
        var plain = await sandbox.Root.CallAsync(
            "AssumeRoleWithWebIdentity", ("RoleArn", TaggedArn), ("RoleSessionName", "night"),
            ("WebIdentityToken", Token()));
        Assert.Equal("AccessDenied", (await sandbox.Session(plain).CallAsync("ListUsers")).Code);
    }

    [Fact]
    public async Task A_session_tag_has_one_value()
    {
        using var sandbox = Start();

        var refused = await AssumeAsync(sandbox, Token(claims => claims["https://aws.amazon.com/tags"] = new
        {
            principal_tags = new Dictionary<string, string[]> { ["Project"] = ["a", "b"] },
        }));

        Assert.Equal("400 InvalidIdentityToken: The session tag Project must have one value", refused.Error);
    }

    [Fact]
    public async Task A_token_expires()
    {
        using var sandbox = Start();

        var refused = await AssumeAsync(sandbox, TestToken.Create(DateTime.UtcNow.AddSeconds(-1)));

        Assert.Equal("ExpiredTokenException", refused.Code);
        Assert.Matches(
            @"^Token expired: current date/time \d+ must be before the expiration date/time ?\d+$", refused.Message);
    }

    [Theory]
    [InlineData("not-a-token", "The ID Token provided is not a valid JWT.")]
    [InlineData("a.b.c", "The ID Token provided is not a valid JWT.")]
    [InlineData("e30.e30.", "The ID Token provided is not a valid JWT.")]
    [InlineData("W10.W10.c2ln", "The ID Token provided is not a valid JWT.")]
    [InlineData("e30.e30.c2ln", "Missing a required claim: iss")]
    public async Task What_is_no_token_is_refused(string token, string message)
    {
        using var sandbox = Start();

        var refused = await AssumeAsync(sandbox, token);

        Assert.Equal("InvalidIdentityToken", refused.Code);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "iss", "https://other.example.com",
        "No OpenIDConnect provider found in your account for https://other.example.com")]
    [InlineData("iss", "login.example.com/tenant", "Issuer must be a valid URL")]
    [InlineData("exp", "soon", "The claim exp must be a number")]
    public async Task A_token_with_a_wrong_claim_is_refused(string claim, string value, string message)
    {
        using var sandbox = Start();

        var refused = await AssumeAsync(sandbox, Token(claims => claims[claim] = value));

        Assert.Equal("400 InvalidIdentityToken: " + message, refused.Error);
    }

    [Fact]
    public async Task A_session_is_as_long_and_as_limited_as_that_of_another_role()
    {
        using var sandbox = Start();

        var tooLong = await AssumeAsync(sandbox, Token(), ("DurationSeconds", "7200"));
        var limited = sandbox.Session(await AssumeAsync(
            sandbox, Token(),
            ("Policy", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:ListGroups','Resource':'*'"))));

        Assert.Equal(
            "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            tooLong.Error);
        Assert.Equal("AccessDenied", (await limited.CallAsync("ListUsers")).Code);
    }

    [Fact]
    public async Task A_created_provider_admits_tokens_for_its_client_ids_only()
    {
        using var sandbox = new RunningSandbox();
        var provider = await sandbox.Root.OkAsync(
            "CreateOpenIDConnectProvider", ("Url", TestToken.Issuer), ("ClientIDList.member.1", "api://another"));
        var arn = provider["OpenIDConnectProviderArn"];
        await sandbox.Root.OkAsync(
            "CreateRole", ("RoleName", "runbook"),
            ("AssumeRolePolicyDocument", RunningSandbox.Policy(
                $"'Effect':'Allow','Principal':{{'Federated':'{arn}'}},'Action':'sts:AssumeRoleWithWebIdentity'")));
        var refused = await AssumeAsync(sandbox, Token());
        Assert.Equal("400 InvalidIdentityToken: Incorrect token audience", refused.Error);

        await sandbox.Root.OkAsync(
            "AddClientIDToOpenIDConnectProvider", ("OpenIDConnectProviderArn", arn), ("ClientID", "api://adminiam"));
        Assert.Equal(arn, (await AssumeAsync(sandbox, Token()))["Provider"]);
    }

    private static string Token(Action<Dictionary<string, object>>? change = null) =>
        TestToken.Create(DateTime.UtcNow.AddHours(1), change);

    private static Task<SandboxReply> AssumeAsync(
        RunningSandbox sandbox, string token, params (string, string)[] more) => sandbox.Root.CallAsync(
        "AssumeRoleWithWebIdentity",
        [("RoleArn", RoleArn), ("RoleSessionName", "night"), ("WebIdentityToken", token), .. more]);

    private RunningSandbox Start()
    {
        var path = _folder.PathOf("iam.json");
        var trust = RunningSandbox.Policy(
            "'Effect':'Allow',"
            + "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant'},"
            + "'Action':'sts:AssumeRoleWithWebIdentity',"
            + "'Condition':{'StringEquals':{'login.example.com/tenant:aud':'api://adminiam',"
            + "'login.example.com/tenant:sub':'runbook-identity'}}");
        var users = RunningSandbox.Policy(
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            roles = new[]
            {
                RoleOf("runbook", "AROARUNBOOKRUNBOOK222", trust),
                RoleOf("users-only", "AROAUSERSONLYUSERS222", users),
                RoleOf(
                    "tagged",
                    "AROATAGGEDTAGGEDTA222",
                    trust.Replace(
                        "\"sts:AssumeRoleWithWebIdentity\"",
                        "[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]"),
                    ",'Condition':{'StringEquals':{'aws:PrincipalTag/Project':'Automation',"
                        + "'aws:SourceIdentity':'Saanvi'},'StringLike':{'aws:FederatedProvider':"
                        + "'arn:aws:iam::*:oidc-provider/login.example.com/tenant'}}"),
            },
        }));
        return new RunningSandbox(new SandboxOptions { StatePath = path });
    }

    private static object RoleOf(string name, string id, string trust, string condition = "") => new
    {
        name,
        id,
        created = DateTime.UtcNow,
        assumeRolePolicyDocument = trust,
        inlinePolicies = new Dictionary<string, string>
        {
            ["own"] = RunningSandbox.Policy("'Effect':'Allow','Action':'iam:List*','Resource':'*'" + condition),
        },
    };
}
