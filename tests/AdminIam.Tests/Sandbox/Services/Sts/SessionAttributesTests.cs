using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class SessionAttributesTests : IDisposable
{
    private const string Account = RunningSandbox.AccountId;
    private const string All = "'sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity'";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Transitive_tags_pass_to_the_sessions_of_further_roles()
    {
        using var sandbox = Start(
            new TestRole("Role1", TestRole.TrustOf(Account, All)) { Tags = { ["Moon"] = "1" } },
            new TestRole("Role2", TestRole.TrustOf(Account, All))
            {
                Tags = { ["Sun"] = "2", ["Star"] = "2" },
                Policy = RunningSandbox.Policy(
                    "'Effect':'Allow','Action':['sts:AssumeRole','sts:TagSession'],'Resource':'*'",
                    AllowWith("ListUsers", "Star", "1"),
                    AllowWith("ListGroups", "Sun", "2"),
                    AllowWith("ListPolicies", "Heart", "1"),
                    AllowWith("ListRoles", "Moon", "1")),
            },
            new TestRole("Role3", TestRole.TrustOf(Account, All))
            {
                Policy = RunningSandbox.Policy(AllowWith("ListUsers", "Star", "1")),
            });
        var alice = await AdministratorAsync(sandbox);

        var first = await AssumeAsync(sandbox, alice, "Role1", [Tag(1, "Star", "1"), Tag(2, "Heart", "1")], "star");
        var second = await AssumeAsync(sandbox, first, "Role2", []);
        var third = await AssumeAsync(sandbox, second, "Role3", []);

        await second.OkAsync("ListUsers");
        await second.OkAsync("ListGroups");
        Assert.Equal("AccessDenied", (await second.CallAsync("ListPolicies")).Code);
        await third.OkAsync("ListUsers");
    }

    [Fact]
    public async Task A_session_tag_takes_precedence_over_a_tag_of_the_role()
    {
        using var sandbox = Start(new TestRole("Role1", TestRole.TrustOf(Account, All))
        {
            Tags = { ["Team"] = "red" },
            Policy = RunningSandbox.Policy(AllowWith("ListUsers", "Team", "blue")),
        });
        var alice = await AdministratorAsync(sandbox);

        var plain = await AssumeAsync(sandbox, alice, "Role1", []);
        var tagged = await AssumeAsync(sandbox, alice, "Role1", [Tag(1, "team", "blue")]);

        Assert.Equal("AccessDenied", (await plain.CallAsync("ListUsers")).Code);
        await tagged.OkAsync("ListUsers");
    }

    [Fact]
    public async Task Inherited_tags_require_the_permission_to_tag()
    {
        using var sandbox = Start(
            new TestRole("Role1", TestRole.TrustOf(Account, All)),
            new TestRole("Role2", TestRole.TrustOf(Account)));
        var alice = await AdministratorAsync(sandbox);
        var first = await AssumeAsync(sandbox, alice, "Role1", [Tag(1, "Star", "1")], "Star");

        var refused = await first.CallAsync("AssumeRole", Request("Role2"));

        Assert.Equal(
            $"403 AccessDenied: User: arn:aws:sts::{Account}:assumed-role/Role1/night is not authorized to perform: "
            + $"sts:TagSession on resource: {TestRole.ArnOf("Role2")}",
            refused.Error);
    }

    [Fact]
    public async Task Tags_that_contradict_each_other_are_refused()
    {
        using var sandbox = Start(new TestRole("Role1", TestRole.TrustOf(Account, All)));
        var alice = await AdministratorAsync(sandbox);
        var first = await AssumeAsync(sandbox, alice, "Role1", [Tag(1, "Star", "1")], "Star");

        var inherited = await first.CallAsync("AssumeRole", [.. Request("Role1"), .. Tag(1, "STAR", "2")]);
        var missing = await alice.CallAsync(
            "AssumeRole", [.. Request("Role1"), .. Tag(1, "a", "1"), ("TransitiveTagKeys.member.1", "b")]);
        var twice = await alice.CallAsync(
            "AssumeRole", [.. Request("Role1"), .. Tag(1, "a", "1"), .. Tag(2, "A", "2")]);

        Assert.Equal(
            "400 InvalidParameterValue: One of the specified transitive tag keys can't be set because it conflicts "
            + "with a transitive tag key from the calling session.",
            inherited.Error);
        Assert.Equal(
            "400 InvalidParameterValue: The specified transitive tag key must be included in the requested tags.",
            missing.Error);
        Assert.Equal(
            "400 InvalidParameterValue: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            twice.Error);
    }

    [Fact]
    public async Task The_source_identity_persists_and_cannot_be_changed()
    {
        using var sandbox = Start(
            new TestRole("Role1", TestRole.TrustOf(Account, All)),
            new TestRole("Role2", TestRole.TrustOf(Account, All, "'StringEquals':{'aws:SourceIdentity':'Saanvi'}"))
            {
                Policy = RunningSandbox.Policy(
                    "'Effect':'Allow','Action':'iam:ListUsers','Resource':'*',"
                        + "'Condition':{'StringEquals':{'aws:SourceIdentity':'Saanvi'}}"),
            });
        var alice = await AdministratorAsync(sandbox);
        (string, string)[] saanvi = [("SourceIdentity", "Saanvi")];

        var assumed = await alice.OkAsync("AssumeRole", [.. Request("Role1"), .. saanvi]);
        var first = sandbox.Session(assumed);
        var chained = await first.OkAsync("AssumeRole", Request("Role2"));
        var second = sandbox.Session(chained);

        Assert.Equal(("Saanvi", "Saanvi"), (assumed["SourceIdentity"], chained["SourceIdentity"]));
        await second.OkAsync("ListUsers");
        await first.OkAsync("AssumeRole", [.. Request("Role2"), .. saanvi]);
        var changed = await first.CallAsync("AssumeRole", [.. Request("Role2"), ("SourceIdentity", "Diego")]);
        Assert.Contains("not authorized to perform: sts:SetSourceIdentity", changed.Message, StringComparison.Ordinal);
        Assert.Equal("AccessDenied", (await alice.CallAsync("AssumeRole", Request("Role2"))).Code);
    }

    [Theory]
    [InlineData("'sts:AssumeRole'", All, false)]
    [InlineData(All, "'sts:AssumeRole'", false)]
    [InlineData(All, All, true)]
    public async Task In_role_chaining_both_policies_must_allow_the_source_identity(
        string policy, string trust, bool isAllowed)
    {
        using var sandbox = Start(
            new TestRole("Role1", TestRole.TrustOf(Account, All))
            {
                Policy = RunningSandbox.Policy($"'Effect':'Allow','Action':[{policy}],'Resource':'*'"),
            },
            new TestRole("Role2", TestRole.TrustOf(TestRole.ArnOf("Role1"), trust)));
        var alice = await AdministratorAsync(sandbox);
        var first = sandbox.Session(
            await alice.OkAsync("AssumeRole", [.. Request("Role1"), ("SourceIdentity", "Saanvi")]));

        Assert.Equal(isAllowed ? "" : "AccessDenied", (await first.CallAsync("AssumeRole", Request("Role2"))).Code);
    }

    [Theory]
    [InlineData("'sts:GetFederationToken'", "sts:TagSession")]
    [InlineData("'sts:GetFederationToken','sts:TagSession'", null)]
    public async Task The_tags_of_a_federated_user_require_the_permission_to_tag(string actions, string? refused)
    {
        using var sandbox = Start();
        var alice = await sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy($"'Effect':'Allow','Action':[{actions}],'Resource':'*'"));

        await alice.OkAsync("GetFederationToken", ("Name", "visitor"));
        var tagged = await alice.CallAsync("GetFederationToken", [("Name", "visitor"), .. Tag(1, "Star", "1")]);

        Assert.Equal(refused is null ? 200 : 403, tagged.Status);
        Assert.Contains(refused ?? "", tagged.Body, StringComparison.Ordinal);
    }

    private RunningSandbox Start(params TestRole[] roles) => TestRole.Start(_folder, roles);

    private static Task<SandboxClient> AdministratorAsync(RunningSandbox sandbox) => sandbox.UserClientAsync(
        "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));

    private static string AllowWith(string action, string tag, string value) =>
        $"'Effect':'Allow','Action':'iam:{action}','Resource':'*',"
        + $"'Condition':{{'StringEquals':{{'aws:PrincipalTag/{tag}':'{value}'}}}}";

    private static (string, string)[] Request(string role) =>
        [("RoleArn", TestRole.ArnOf(role)), ("RoleSessionName", "night")];

    private static (string, string)[] Tag(int number, string key, string value) =>
        [($"Tags.member.{number}.Key", key), ($"Tags.member.{number}.Value", value)];

    private static async Task<SandboxClient> AssumeAsync(
        RunningSandbox sandbox,
        SandboxClient caller,
        string role,
        (string, string)[][] tags,
        params string[] transitive)
    {
        var keys = transitive.Select((key, i) => ($"TransitiveTagKeys.member.{i + 1}", key));
        return sandbox.Session(await caller.OkAsync(
            "AssumeRole", [.. Request(role), .. tags.SelectMany(tag => tag), .. keys]));
    }
}
