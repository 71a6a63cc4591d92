using System.Text.Json.Nodes;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.State;

public sealed class AccountDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StatePath => _folder.PathOf("state.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_account_has_an_iam_of_its_own()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var admin = await TestMember.AdministratorAsync(sandbox);
        var prod = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Prod);
        var test = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Test);

        var created = await prod.OkAsync("CreateUser", ("UserName", "alice"));
        await prod.OkAsync("CreateGroup", ("GroupName", "admins"));
        await prod.OkAsync(
            "AttachGroupPolicy", ("GroupName", "admins"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await prod.OkAsync("CreateAccountAlias", ("AccountAlias", "prod"));
        await test.OkAsync("CreateUser", ("UserName", "ALICE"));

        Assert.Equal($"arn:aws:iam::{TestOrganization.Prod}:user/alice", created["Arn"]);
        Assert.Equal(["alice"], (await prod.OkAsync("ListUsers")).All("UserName"));
        Assert.Equal(["ALICE"], (await test.OkAsync("ListUsers")).All("UserName"));
        Assert.Equal(["admin"], (await sandbox.Root.OkAsync("ListUsers")).All("UserName"));
        Assert.Empty((await test.OkAsync("ListGroups")).All("GroupName"));
        Assert.Empty((await test.OkAsync("ListAccountAliases")).All("member"));
        Assert.Equal("0", (await sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("Groups"));
        // In the member accounts, the access role has the policy too.
        var policy = ("PolicyArn", RunningSandbox.AdministratorAccess);
        Assert.Equal("2", (await prod.OkAsync("GetPolicy", policy))["AttachmentCount"]);
        Assert.Equal("1", (await test.OkAsync("GetPolicy", policy))["AttachmentCount"]);
        Assert.Equal("0", (await sandbox.Root.OkAsync("GetPolicy", policy))["AttachmentCount"]);
    }

    [Fact]
    public async Task Each_account_has_settings_reports_and_last_uses_of_its_own()
    {
        var clock = new MovableClock();
        using var sandbox = new RunningSandbox(TestOrganization.Options(clock));
        SandboxClient At(SandboxReply reply) => new(
            sandbox.Server.Url, reply["AccessKeyId"], reply["SecretAccessKey"], reply.Find("SessionToken"))
        {
            Now = clock.GetUtcNow().UtcDateTime,
        };

        await sandbox.CreateUserAsync("admin");
        await sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "admin"), ("PolicyName", "all"),
            ("PolicyDocument", RunningSandbox.Policy(TestMember.AllowAll)));
        var key = await sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "admin"));
        var prodKeys = await At(key).OkAsync(
            "AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Prod)));
        var testKeys = await At(key).OkAsync(
            "AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Test)));
        await At(prodKeys).OkAsync("CreateUser", ("UserName", "alice"));
        await At(prodKeys).OkAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "20"));
        await At(prodKeys).OkAsync("GenerateCredentialReport");
        clock.Advance(TimeSpan.FromSeconds(1));

        var report = Convert.FromBase64String((await At(prodKeys).OkAsync("GetCredentialReport"))["Content"]);

        Assert.Contains(
            $"\nalice,arn:aws:iam::{TestOrganization.Prod}:user/alice,", System.Text.Encoding.UTF8.GetString(report),
            StringComparison.Ordinal);
        Assert.Equal("ReportNotPresent", (await At(testKeys).CallAsync("GetCredentialReport")).Code);
        Assert.Equal("NoSuchEntity", (await At(testKeys).CallAsync("GetAccountPasswordPolicy")).Code);
        Assert.Equal("NoSuchEntity", (await sandbox.Root.CallAsync("GetAccountPasswordPolicy")).Code);
        var role = ("Arn", TestMember.RoleArn(TestOrganization.Test));
        Assert.Equal(
            "400 InvalidInput",
            (await At(prodKeys).CallAsync("GenerateServiceLastAccessedDetails", role)).Error.Split(':')[0]);
        await At(testKeys).OkAsync("GenerateServiceLastAccessedDetails", role);
    }

    [Fact]
    public async Task All_accounts_are_restored_after_a_restart()
    {
        SandboxReply key;
        SandboxReply session;
        List<string> roles;
        using (var sandbox = Start())
        {
            var admin = await TestMember.AdministratorAsync(sandbox);
            session = await admin.OkAsync(
                "AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Prod)));
            var prod = sandbox.Session(session);
            await prod.OkAsync("CreateUser", ("UserName", "alice"));
            key = await prod.OkAsync("CreateAccessKey", ("UserName", "alice"));
            await sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]).OkAsync("GetCallerIdentity");
            roles = (await prod.OkAsync("ListRoles")).All("RoleId");
        }

        using var again = Start();
        var same = again.Session(session);
        Assert.Equal(["alice"], (await same.OkAsync("ListUsers")).All("UserName"));
        Assert.Equal(roles, (await same.OkAsync("ListRoles")).All("RoleId"));
        var lastUse = await same.OkAsync("GetAccessKeyLastUsed", ("AccessKeyId", key["AccessKeyId"]));
        Assert.Equal("sts", lastUse["ServiceName"]);
        Assert.Equal(["admin"], (await again.Root.OkAsync("ListUsers")).All("UserName"));
        again.Server.Reset();
        Assert.Equal("InvalidClientTokenId", (await same.CallAsync("ListUsers")).Code);
    }

    [Theory]
    [InlineData("SUSPENDED")]
    [InlineData("PENDING_CLOSURE")]
    [InlineData("CLOSED")]
    public async Task The_credentials_and_roles_of_a_suspended_account_cannot_be_used(string status)
    {
        SandboxReply key;
        SandboxReply session;
        using (var sandbox = Start())
        {
            session = await (await TestMember.AdministratorAsync(sandbox)).OkAsync(
                "AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Prod)));
            await sandbox.Session(session).OkAsync("CreateUser", ("UserName", "alice"));
            key = await sandbox.Session(session).OkAsync("CreateAccessKey", ("UserName", "alice"));
        }

        var state = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!;
        var account = state["organization"]!["accounts"]!.AsArray()
            .Single(one => (string)one!["id"]! == TestOrganization.Prod)!;
        account["state"] = status;
        await File.WriteAllTextAsync(StatePath, state.ToJsonString());

        using var suspended = Start();
        const string refused = "403 InvalidClientTokenId: The security token included in the request is invalid.";
        Assert.Equal(refused, (await suspended.Session(session).CallAsync("ListUsers")).Error);
        var alice = suspended.Client(key["AccessKeyId"], key["SecretAccessKey"]);
        Assert.Equal(refused, (await alice.CallAsync("GetCallerIdentity")).Error);
        var admin = await suspended.KeyClientAsync("admin");
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/admin is not authorized to perform: "
            + "sts:AssumeRole on resource: " + TestMember.RoleArn(TestOrganization.Prod),
            (await admin.CallAsync(
                "AssumeRole", TestMember.Request(TestMember.RoleArn(TestOrganization.Prod)))).Error);
        await TestMember.EnterAsync(suspended, admin, TestOrganization.Test);
    }

    [Fact]
    public async Task Calls_are_counted_by_account()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var admin = await TestMember.AdministratorAsync(sandbox);
        var prod = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Prod);
        await prod.OkAsync("CreateUser", ("UserName", "alice"));
        await prod.CallAsync("CreateUser", ("UserName", "alice"));
        await sandbox.Client("sandbox", "wrong").CallAsync("ListUsers");

        var calls = sandbox.Server.Statistics.CallsByAccount;

        Assert.Equal([TestOrganization.Prod, RunningSandbox.AccountId], calls.Keys);
        Assert.Equal([new("CreateUser", 2)], calls[TestOrganization.Prod]);
        Assert.Equal(1, calls[RunningSandbox.AccountId]["AssumeRole"]);
        Assert.False(calls[RunningSandbox.AccountId].ContainsKey("ListUsers"));
        using var http = new HttpClient();
        var stats = JsonNode.Parse(await http.GetStringAsync(new Uri(sandbox.Server.Url, "/_sandbox/stats")))!;
        Assert.Equal(2, (int)stats["callsByAccount"]![TestOrganization.Prod]!["CreateUser"]!);
    }

    private RunningSandbox Start() => new(TestOrganization.Options(statePath: StatePath));
}
