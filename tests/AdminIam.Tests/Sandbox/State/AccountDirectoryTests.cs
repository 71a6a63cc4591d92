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
    public async Task A_key_works_in_the_account_of_its_user()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var admin = await TestMember.AdministratorAsync(sandbox);
        var prod = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Prod);
        await prod.OkAsync("CreateUser", ("UserName", "alice"));
        await prod.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "all"),
            ("PolicyDocument", RunningSandbox.Policy(TestMember.AllowAll)));
        var key = await prod.OkAsync("CreateAccessKey", ("UserName", "alice"));
        var alice = sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]);

        var identity = await alice.OkAsync("GetCallerIdentity");
        await alice.OkAsync("CreateGroup", ("GroupName", "of-alice"));

        Assert.Equal(
            (TestOrganization.Prod, $"arn:aws:iam::{TestOrganization.Prod}:user/alice"),
            (identity["Account"], identity["Arn"]));
        Assert.Equal(["of-alice"], (await prod.OkAsync("ListGroups")).All("GroupName"));
        Assert.Empty((await sandbox.Root.OkAsync("ListGroups")).All("GroupName"));
        var info = await sandbox.Root.OkAsync("GetAccessKeyInfo", ("AccessKeyId", key["AccessKeyId"]));
        Assert.Equal(TestOrganization.Prod, info["Account"]);
        Assert.Equal(403, (await alice.PostAsync("/_sandbox/reset")).Status);
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

    [Fact]
    public async Task Only_accounts_that_were_used_are_in_the_state_file()
    {
        using (var sandbox = Start())
        {
            var admin = await TestMember.AdministratorAsync(sandbox);
            Assert.Null(JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!["members"]);
            await TestMember.EnterAsync(sandbox, admin, TestOrganization.Test);
        }

        var members = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!["members"]!.AsObject();
        Assert.Equal([TestOrganization.Test], members.Select(member => member.Key));
    }

    [Theory]
    [InlineData("{\"000000000000\":{}}", "the account '000000000000' is not one of the organization")]
    [InlineData("{\"111122223333\":{\"users\":[{}]}}", "in the account 111122223333, a user has no name")]
    [InlineData("{\"111122223333\":{\"colour\":\"red\"}}", "the unknown member 'members.111122223333.colour'")]
    [InlineData("{\"111122223333\":{\"users\":null}}", "'members.111122223333.users' is null")]
    [InlineData("{\"111122223333\":1}", "'members.111122223333' is not a JSON object")]
    [InlineData("[]", "'members' is not a JSON object")]
    [InlineData(
        "{\"111122223333\":{\"groups\":[{\"name\":\"a\"},{\"name\":\"A\"}]}}", "contains a duplicate name or key")]
    public async Task A_damaged_account_is_refused_and_the_file_is_not_changed(string members, string says)
    {
        Start().Dispose();
        var state = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!;
        state["members"] = JsonNode.Parse(members);
        var text = state.ToJsonString();
        await File.WriteAllTextAsync(StatePath, text);

        var failure = Assert.Throws<InvalidDataException>(Start);

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(StatePath));
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

    [Fact]
    public async Task A_person_signs_in_to_an_account()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var prod = await TestMember.EnterAsync(
            sandbox, await TestMember.AdministratorAsync(sandbox), TestOrganization.Prod);
        await prod.OkAsync("CreateUser", ("UserName", "alice"));
        await prod.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse1"));
        (string, string)[] person = [("UserName", "alice"), ("Password", "Correct-Horse1")];

        var (right, _) = await sandbox.Root.ControlAsync(
            "/_sandbox/sign-in", [.. person, ("AccountId", TestOrganization.Prod)]);
        var (wrong, _) = await sandbox.Root.ControlAsync("/_sandbox/sign-in", person);
        var (unknown, _) = await sandbox.Root.ControlAsync(
            "/_sandbox/sign-in", [.. person, ("AccountId", "000000000000")]);

        Assert.Equal((200, 403, 400), (right, wrong, unknown));
    }

    private RunningSandbox Start() => new(TestOrganization.Options(statePath: StatePath));
}
