using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class RoleTrustTests : IDisposable
{
    private const string Account = RunningSandbox.AccountId;
    private const string Alice = $"arn:aws:iam::{Account}:user/alice";
    private const string Session = $"arn:aws:sts::{Account}:assumed-role/Source/night";
    private const string OnlyLists = "'Effect':'Allow','Action':'iam:List*','Resource':'*'";

    private static readonly (string, string)[] Request =
    [
        ("RoleArn", TestRole.ArnOf("Target")), ("RoleSessionName", "night"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Source", false, "because no session policy allows")]
    [InlineData("arn:aws:iam::123456789012:role/Source", true, "because no permissions boundary allows")]
    [InlineData(Session, false, null)]
    [InlineData(Session, true, null)]
    [InlineData("*", true, null)]
    [InlineData(Account, false, "because no identity-based policy allows")]
    public async Task Only_a_session_that_is_named_is_not_limited_by_implicit_denies(
        string principal, bool hasBoundary, string? reason)
    {
        using var sandbox = TestRole.Start(
            _folder,
            new TestRole("Source", TestRole.TrustOf(Alice))
            {
                Policy = RunningSandbox.Policy(OnlyLists),
                Boundary = hasBoundary ? "arn:aws:iam::aws:policy/IAMReadOnlyAccess" : null,
            },
            new TestRole("Target", TestRole.TrustOf(principal)));
        var alice = await sandbox.UserClientAsync("alice");
        (string, string)[] policy = hasBoundary ? [] : [("Policy", RunningSandbox.Policy(OnlyLists))];
        var source = sandbox.Session(await alice.OkAsync(
            "AssumeRole", [("RoleArn", TestRole.ArnOf("Source")), ("RoleSessionName", "night"), .. policy]));

        var reply = await source.CallAsync("AssumeRole", Request);

        Assert.Equal(reason is null ? 200 : 403, reply.Status);
        Assert.Contains(reason ?? "", reason is null ? "" : reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_names_the_user_grants_only_under_its_conditions()
    {
        using var sandbox = TestRole.Start(_folder, new TestRole("Target", RunningSandbox.Policy(
            $"'Effect':'Allow','Principal':{{'AWS':'{Alice}'}},'Action':'sts:AssumeRole',"
                + "'Condition':{'StringEquals':{'sts:ExternalId':'12345'}}",
            $"'Effect':'Allow','Principal':{{'AWS':'{Account}'}},'Action':'sts:AssumeRole'")));
        var alice = await sandbox.UserClientAsync("alice");

        var refused = await alice.CallAsync("AssumeRole", Request);

        Assert.EndsWith(
            "because no identity-based policy allows the sts:AssumeRole action", refused.Message,
            StringComparison.Ordinal);
        await alice.OkAsync("AssumeRole", [.. Request, ("ExternalId", "12345")]);
    }

    [Fact]
    public async Task A_trust_policy_can_deny()
    {
        using var sandbox = TestRole.Start(_folder, new TestRole("Target", RunningSandbox.Policy(
            "'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'",
            $"'Effect':'Deny','Principal':{{'AWS':'{Alice}'}},'Action':'sts:*'")));
        var alice = await sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        var bob = await sandbox.UserClientAsync("bob");

        Assert.Equal("AccessDenied", (await alice.CallAsync("AssumeRole", Request)).Code);
        await bob.OkAsync("AssumeRole", Request);
    }

    [Fact]
    public async Task Only_everyone_of_AWS_is_everyone()
    {
        using var sandbox = TestRole.Start(_folder, new TestRole("Target", RunningSandbox.Policy(
            "'Effect':'Allow','Principal':{'Service':'*'},'Action':'sts:AssumeRole'")));
        var alice = await sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));

        Assert.Equal("AccessDenied", (await alice.CallAsync("AssumeRole", Request)).Code);
    }

    [Fact]
    public async Task Conditions_see_the_tags_of_the_role_and_transitive_tags_replace_them()
    {
        using var sandbox = TestRole.Start(
            _folder,
            new TestRole("Source", TestRole.TrustOf(Account, "'sts:AssumeRole','sts:TagSession'")),
            new TestRole("Target", TestRole.TrustOf(
                Account, "'sts:AssumeRole','sts:TagSession'", "'StringEquals':{'aws:ResourceTag/Star':'1'}"))
            {
                Tags = { ["Star"] = "3" },
            });
        var alice = await sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        var source = sandbox.Session(await alice.OkAsync(
            "AssumeRole", ("RoleArn", TestRole.ArnOf("Source")), ("RoleSessionName", "night"),
            ("Tags.member.1.Key", "Star"), ("Tags.member.1.Value", "1"), ("TransitiveTagKeys.member.1", "Star")));

        Assert.Equal("AccessDenied", (await alice.CallAsync("AssumeRole", Request)).Code);
        await source.OkAsync("AssumeRole", Request);
    }
}
