namespace AdminIam.Tests.Sandbox.Services.Organizations;

/// <summary>How service control policies limit the accounts of the organization.</summary>
public sealed class OrganizationsServiceTests : IDisposable
{
    private const string Prod = TestOrganization.Prod;
    private const string Test = TestOrganization.Test;
    private const string NoUsers = "'Effect':'Deny','Action':'iam:CreateUser','Resource':'*'";
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());

    private JsonServiceClient Organizations => JsonServiceClient.Organizations(_sandbox);

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("root", false, false)]
    [InlineData("Workloads", false, false)]
    [InlineData("Live", false, true)]
    [InlineData("account", false, true)]
    public async Task A_deny_limits_the_accounts_below_it(string target, bool prod, bool test)
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);
        var inProd = await TestMember.EnterAsync(_sandbox, admin, Prod);
        var inTest = await TestMember.EnterAsync(_sandbox, admin, Test);
        var policy = await TestControlPolicy.CreateAsync(Organizations, "NoUsers", NoUsers);
        await TestControlPolicy.AttachAsync(Organizations, policy, await IdOfAsync(target));

        Assert.Equal(prod, await CanCreateAsync(inProd));
        Assert.Equal(test, await CanCreateAsync(inTest));
        await inProd.OkAsync("ListUsers");
        // The management account has no limits, neither its root user nor its users.
        Assert.True(await CanCreateAsync(admin));
        Assert.True(await CanCreateAsync(_sandbox.Root));

        await TestControlPolicy.DetachAsync(Organizations, policy, await IdOfAsync(target));
        Assert.True(await CanCreateAsync(inProd));
    }

    [Fact]
    public async Task The_error_names_the_kind_of_policy()
    {
        var admin = await TestMember.AdministratorAsync(_sandbox);
        var prod = await TestMember.EnterAsync(_sandbox, admin, Prod);
        var policy = await TestControlPolicy.CreateAsync(Organizations, "NoUsers", NoUsers);
        await TestControlPolicy.AttachAsync(Organizations, policy, Prod);
        const string session = $"arn:aws:sts::{Prod}:assumed-role/OrganizationAccountAccessRole/night";
        const string refused =
            $"403 AccessDenied: User: {session} is not authorized to perform: iam:CreateUser on resource: "
            + $"arn:aws:iam::{Prod}:user/ann ";

        Assert.Equal(
            refused + "with an explicit deny in a service control policy",
            (await prod.CallAsync("CreateUser", ("UserName", "ann"))).Error);

        var lists = await TestControlPolicy.CreateAsync(
            Organizations, "OnlyLists", "'Effect':'Allow','Action':'iam:List*','Resource':'*'");
        await TestControlPolicy.AttachAsync(Organizations, lists, Prod);
        await TestControlPolicy.DetachAsync(Organizations, TestControlPolicy.FullAccess, Prod);
        await TestControlPolicy.DetachAsync(Organizations, policy, Prod);

        Assert.Equal(
            refused + "because no service control policy allows the iam:CreateUser action",
            (await prod.CallAsync("CreateUser", ("UserName", "ann"))).Error);
        await prod.OkAsync("ListUsers");
    }

    [Fact]
    public async Task Every_level_must_allow_the_call()
    {
        var prod = await TestMember.EnterAsync(_sandbox, await TestMember.AdministratorAsync(_sandbox), Prod);
        var live = await IdOfAsync("Live");
        var lists = await TestControlPolicy.CreateAsync(
            Organizations, "OnlyLists", "'Effect':'Allow','Action':'iam:List*','Resource':'*'");
        await TestControlPolicy.AttachAsync(Organizations, lists, live);
        Assert.True(await CanCreateAsync(prod));

        await TestControlPolicy.DetachAsync(Organizations, TestControlPolicy.FullAccess, live);

        Assert.False(await CanCreateAsync(prod));
        await prod.OkAsync("ListUsers");
        await TestControlPolicy.AttachAsync(Organizations, TestControlPolicy.FullAccess, live);
        Assert.True(await CanCreateAsync(prod));
    }

    [Theory]
    [InlineData("'Effect':'Deny','Action':'iam:CreateUser','Resource':'*'", "explicitDeny", "false")]
    [InlineData("'Effect':'Deny','Action':'iam:DeleteUser','Resource':'*'", "allowed", "true")]
    public async Task A_simulation_says_what_the_organization_allows(string statement, string decision, string allowed)
    {
        var prod = await TestMember.EnterAsync(_sandbox, await TestMember.AdministratorAsync(_sandbox), Prod);
        await prod.OkAsync("CreateGroup", ("GroupName", "admins"));
        await prod.OkAsync(
            "AttachGroupPolicy", ("GroupName", "admins"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        (string, string)[] question =
        [
            ("PolicySourceArn", $"arn:aws:iam::{Prod}:group/admins"), ("ActionNames.member.1", "iam:CreateUser"),
        ];
        Assert.Null((await prod.OkAsync("SimulatePrincipalPolicy", question)).Find("AllowedByOrganizations"));
        await TestControlPolicy.AttachAsync(
            Organizations, await TestControlPolicy.CreateAsync(Organizations, "Limit", statement), Prod);

        var answer = await prod.OkAsync("SimulatePrincipalPolicy", question);

        Assert.Equal((decision, allowed), (answer["EvalDecision"], answer["AllowedByOrganizations"]));
    }

    [Fact]
    public async Task The_root_user_of_a_member_account_is_limited_too()
    {
        using var access = await TestRootAccess.StartAsync();
        var deleter = await access.DeleterAsync(Prod);
        var policy = await TestControlPolicy.CreateAsync(
            access.Organizations, "NoRoot",
            "'Effect':'Deny','Action':'iam:DeleteAccessKey','Resource':'*',"
            + "'Condition':{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}}");
        await TestControlPolicy.AttachAsync(
            access.Organizations, policy, await TestControlPolicy.RootIdAsync(access.Organizations));
        var root = access.Sandbox.Client(TestRootAccess.Key, "secret");
        var key = ("AccessKeyId", TestRootAccess.Key);

        foreach (var client in new[] { deleter, root })
        {
            Assert.Equal(
                $"403 AccessDenied: User: arn:aws:iam::{Prod}:root is not authorized to perform: iam:DeleteAccessKey "
                + $"on resource: arn:aws:iam::{Prod}:root with an explicit deny in a service control policy",
                (await client.CallAsync("DeleteAccessKey", key)).Error);
        }

        await root.OkAsync("CreateUser", ("UserName", "ann"));
        await deleter.OkAsync("DeleteLoginProfile");
    }

    [Fact]
    public async Task A_policy_can_exempt_sessions_of_AssumeRoot()
    {
        using var access = await TestRootAccess.StartAsync();
        var policy = await TestControlPolicy.CreateAsync(
            access.Organizations, "NoRoot",
            "'Effect':'Deny','Action':'*','Resource':'*','Condition':{"
            + "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'},'Null':{'aws:AssumedRoot':'true'}}");
        await TestControlPolicy.AttachAsync(access.Organizations, policy, Prod);

        await (await access.AuditorAsync(Prod)).OkAsync("ListAccessKeys");
        Assert.Equal(
            "AccessDenied",
            (await access.Sandbox.Client(TestRootAccess.Key, "secret").CallAsync("ListAccessKeys")).Code);
    }

    [Fact]
    public async Task A_delegated_administrator_may_be_denied_sessions_of_root_users()
    {
        using var access = await TestRootAccess.StartAsync();
        await access.Organizations.OkAsync(
            "RegisterDelegatedAdministrator", new { AccountId = Test, ServicePrincipal = TestRootAccess.Service });
        var member = await TestMember.EnterAsync(access.Sandbox, access.Administrator, Test);
        var request = TestRootAccess.Request(Prod, "IAMAuditRootUserCredentials");
        await member.OkAsync("AssumeRoot", request);
        var policy = await TestControlPolicy.CreateAsync(
            access.Organizations, "NoRoot", "'Effect':'Deny','Action':'sts:AssumeRoot','Resource':'*'");
        await TestControlPolicy.AttachAsync(access.Organizations, policy, Test);

        Assert.EndsWith(
            "with an explicit deny in a service control policy",
            (await member.CallAsync("AssumeRoot", request)).Message, StringComparison.Ordinal);
        await access.Administrator.OkAsync("AssumeRoot", request);
    }

    private static int _names;

    private static async Task<bool> CanCreateAsync(SandboxClient client) =>
        (await client.CallAsync("CreateUser", ("UserName", $"user{Interlocked.Increment(ref _names)}"))).Status == 200;

    private async Task<string> IdOfAsync(string target)
    {
        var root = await TestControlPolicy.RootIdAsync(Organizations);
        return target switch
        {
            "root" => root,
            "account" => Prod,
            "Workloads" => await UnitAsync(root),
            _ => await UnitAsync(await UnitAsync(root)),
        };

        async Task<string> UnitAsync(string parent) =>
            (await Organizations.OkAsync("ListOrganizationalUnitsForParent", new { ParentId = parent }))
                .GetProperty("OrganizationalUnits")[0].Text("Id");
    }
}
