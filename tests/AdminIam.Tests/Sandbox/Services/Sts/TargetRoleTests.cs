namespace AdminIam.Tests.Sandbox.Services.Sts;

/// <summary>Roles of other accounts.</summary>
public sealed class TargetRoleTests : IDisposable
{
    private const string Prod = TestOrganization.Prod;
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_session_works_in_the_account_of_the_role()
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);

        var assumed = await admin.OkAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(Prod)));

        const string arn = $"arn:aws:sts::{Prod}:assumed-role/OrganizationAccountAccessRole/night";
        Assert.Equal(arn, assumed["Arn"]);
        var session = _sandbox.Session(assumed);
        var identity = await session.OkAsync("GetCallerIdentity");
        Assert.Equal((Prod, arn), (identity["Account"], identity["Arn"]));
        Assert.Equal(assumed["AssumedRoleId"], identity["UserId"]);
        var role = await session.OkAsync("GetRole", ("RoleName", "OrganizationAccountAccessRole"));
        Assert.Contains(
            $"\"AWS\":\"arn:aws:iam::{RunningSandbox.AccountId}:root\"",
            Uri.UnescapeDataString(role["AssumeRolePolicyDocument"]), StringComparison.Ordinal);
        Assert.Equal(
            RunningSandbox.AdministratorAccess,
            (await session.OkAsync("ListAttachedRolePolicies", ("RoleName", role["RoleName"])))["PolicyArn"]);
    }

    [Theory]
    [InlineData($"arn:aws:iam::{Prod}:role/none")]
    [InlineData($"arn:aws:iam::{Prod}:role/path/OrganizationAccountAccessRole")]
    [InlineData("arn:aws:iam::000000000000:role/OrganizationAccountAccessRole")]
    [InlineData($"arn:aws:iam::{RunningSandbox.AccountId}:role/OrganizationAccountAccessRole")]
    public async Task A_role_that_does_not_exist_is_refused_as_one_that_does_not_trust_the_caller(string arn)
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);

        Assert.Equal(Refused("user/admin", arn), (await admin.CallAsync("AssumeRole", TestMember.Request(arn))).Error);
    }

    [Fact]
    public async Task The_policies_of_the_caller_must_allow_it_even_if_the_trust_policy_names_the_caller()
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);
        var bob = await _sandbox.UserClientAsync("bob");
        var prod = await TestMember.EnterAsync(_sandbox, admin, Prod);
        await CreateRoleAsync(prod, "for-bob", $"arn:aws:iam::{RunningSandbox.AccountId}:user/bob");
        var arn = TestMember.RoleArn(Prod, "for-bob");

        Assert.Equal(
            Refused("user/bob", arn) + " because no identity-based policy allows the sts:AssumeRole action",
            (await bob.CallAsync("AssumeRole", TestMember.Request(arn))).Error);
        Assert.Equal(Refused("user/admin", arn), (await admin.CallAsync("AssumeRole", TestMember.Request(arn))).Error);

        await AllowAsync("bob", arn);
        await bob.OkAsync("AssumeRole", TestMember.Request(arn));
        Assert.Equal(
            "AccessDenied",
            (await bob.CallAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Test)))).Code);
    }

    [Fact]
    public async Task The_external_id_must_be_that_of_the_trust_policy()
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);
        var prod = await TestMember.EnterAsync(_sandbox, admin, Prod);
        await CreateRoleAsync(
            prod, "auditor", RunningSandbox.AccountId, "'StringEquals':{'sts:ExternalId':'12345'}");
        var arn = TestMember.RoleArn(Prod, "auditor");

        Assert.Equal(Refused("user/admin", arn), (await admin.CallAsync("AssumeRole", TestMember.Request(arn))).Error);
        Assert.Equal(
            Refused("user/admin", arn),
            (await admin.CallAsync("AssumeRole", [.. TestMember.Request(arn), ("ExternalId", "54321")])).Error);
        await admin.OkAsync("AssumeRole", [.. TestMember.Request(arn), ("ExternalId", "12345")]);
    }

    [Fact]
    public async Task A_role_that_assumes_a_role_gets_an_hour_at_most_and_loses_the_first_account()
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);
        var prod = await TestMember.EnterAsync(_sandbox, admin, Prod);
        var test = await TestMember.EnterAsync(_sandbox, admin, TestOrganization.Test);
        await CreateRoleAsync(test, "from-prod", Prod);
        await test.OkAsync("UpdateRole", ("RoleName", "from-prod"), ("MaxSessionDuration", "7200"));
        var arn = TestMember.RoleArn(TestOrganization.Test, "from-prod");

        Assert.Equal(
            "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by "
            + "role chaining.",
            (await prod.CallAsync("AssumeRole", [.. TestMember.Request(arn), ("DurationSeconds", "3601")])).Error);
        var chained = _sandbox.Session(await prod.OkAsync("AssumeRole", TestMember.Request(arn)));
        Assert.Equal(
            $"arn:aws:sts::{TestOrganization.Test}:assumed-role/from-prod/night",
            (await chained.OkAsync("GetCallerIdentity"))["Arn"]);
        Assert.Equal(Refused("user/admin", arn), (await admin.CallAsync("AssumeRole", TestMember.Request(arn))).Error);
    }

    [Fact]
    public async Task Conditions_see_both_accounts()
    {
        var policy = "'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*','Condition':{'StringEquals':{"
            + $"'aws:ResourceAccount':'{Prod}','aws:PrincipalAccount':'{RunningSandbox.AccountId}'}}}}";
        var bob = await _sandbox.UserClientAsync("bob", RunningSandbox.Policy(policy));

        await bob.OkAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(Prod)));
        Assert.Equal(
            "AccessDenied",
            (await bob.CallAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Test)))).Code);
    }

    [Fact]
    public async Task A_web_identity_assumes_a_role_of_the_account_that_its_arn_names()
    {
        var prod = await TestMember.EnterAsync(_sandbox, await TestMember.AdministratorAsync(_sandbox), Prod);
        const string issuer = "issuer.sandbox.example";
        await prod.OkAsync(
            "CreateOpenIDConnectProvider", ("Url", "https://" + issuer),
            ("ClientIDList.member.1", "sts.amazonaws.com"));
        await prod.OkAsync(
            "CreateRole", ("RoleName", "runbook"),
            ("AssumeRolePolicyDocument", RunningSandbox.Policy(
                $"'Effect':'Allow','Principal':{{'Federated':'arn:aws:iam::{Prod}:oidc-provider/{issuer}'}},"
                + "'Action':'sts:AssumeRoleWithWebIdentity'")));
        var (_, issued) = await _sandbox.Root.ControlAsync("/_sandbox/web-identity-token");
        var token = ("WebIdentityToken", issued.GetProperty("token").GetString()!);

        var assumed = await _sandbox.Root.OkAsync(
            "AssumeRoleWithWebIdentity", [.. TestMember.Request(TestMember.RoleArn(Prod, "runbook")), token]);

        Assert.Equal(
            Prod, (await _sandbox.Session(assumed).OkAsync("GetCallerIdentity"))["Account"]);
        Assert.Equal(
            400,
            (await _sandbox.Root.CallAsync(
                "AssumeRoleWithWebIdentity",
                [.. TestMember.Request(TestMember.RoleArn(TestOrganization.Test, "runbook")), token])).Status);
    }

    [Fact]
    public async Task A_trust_policy_means_the_user_of_the_other_account_who_has_the_name_now()
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);
        await _sandbox.UserClientAsync("bob");
        var prod = await TestMember.EnterAsync(_sandbox, admin, Prod);
        const string bobArn = $"arn:aws:iam::{RunningSandbox.AccountId}:user/bob";
        await CreateRoleAsync(prod, "for-bob", bobArn);
        Assert.Equal(
            "MalformedPolicyDocument",
            (await prod.CallAsync(
                "CreateRole", ("RoleName", "for-none"),
                ("AssumeRolePolicyDocument", TestRole.TrustOf(bobArn + "-none")))).Code);

        await _sandbox.Root.OkAsync("UpdateUser", ("UserName", "bob"), ("NewUserName", "robert"));
        Assert.Contains("user/robert", await TrustAsync(prod), StringComparison.Ordinal);
        var key = (await _sandbox.Root.OkAsync("ListAccessKeys", ("UserName", "robert")))["AccessKeyId"];
        await _sandbox.Root.OkAsync("DeleteAccessKey", ("UserName", "robert"), ("AccessKeyId", key));
        await _sandbox.Root.OkAsync("DeleteUser", ("UserName", "robert"));
        Assert.Matches("\"AIDA[A-Z2-7]{17}\"", await TrustAsync(prod));
        var other = await _sandbox.UserClientAsync("robert", RunningSandbox.Policy(TestMember.AllowAll));
        Assert.Equal(
            "AccessDenied",
            (await other.CallAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(Prod, "for-bob")))).Code);
    }

    private static async Task<string> TrustAsync(SandboxClient client) => Uri.UnescapeDataString(
        (await client.OkAsync("GetRole", ("RoleName", "for-bob")))["AssumeRolePolicyDocument"]);

    private static string Refused(string caller, string role) =>
        $"403 AccessDenied: User: arn:aws:iam::{RunningSandbox.AccountId}:{caller} is not authorized to perform: "
        + $"sts:AssumeRole on resource: {role}";

    private static Task<SandboxReply> CreateRoleAsync(
        SandboxClient client, string name, string principal, string condition = "") => client.OkAsync(
            "CreateRole", ("RoleName", name),
            ("AssumeRolePolicyDocument", TestRole.TrustOf(principal, condition: condition)));

    private Task<SandboxReply> AllowAsync(string user, string role) => _sandbox.Root.OkAsync(
        "PutUserPolicy", ("UserName", user), ("PolicyName", "assume"),
        ("PolicyDocument", RunningSandbox.Policy(
            $"'Effect':'Allow','Action':'sts:AssumeRole','Resource':'{role}'")));
}
