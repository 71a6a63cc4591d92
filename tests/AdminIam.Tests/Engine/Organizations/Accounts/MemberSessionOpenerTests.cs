using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Users;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations.Accounts;

public sealed class MemberSessionOpenerTests
{
    private const string Prod = TestOrganization.Prod;
    private const string RoleArn = $"arn:aws:iam::{Prod}:role/OrganizationAccountAccessRole";

    [Fact]
    public async Task A_session_works_in_the_account_with_one_call_and_names_the_caller()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var opener = await OpenerAsync(test);
        var before = CallsOf(test);

        using var session = await opener.OpenAsync(new OrganizationAccount { Id = Prod }, test.Stop);

        Assert.Equal([("AssumeRole", 1)], Added(before, CallsOf(test)));
        Assert.Equal(Prod, session.Identity.AccountId);
        Assert.Equal(
            $"arn:aws:sts::{Prod}:assumed-role/OrganizationAccountAccessRole/AdminIam-alice", session.Identity.Arn);
        Assert.Equal("AdminIam-alice", session.Identity.UserId.Split(':')[1]);
        Assert.Empty(await new UserReader(new IamRun(session, test.Stop)).List().ToListAsync());
    }

    [Fact]
    public async Task The_account_of_the_caller_needs_no_role()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var opener = new MemberSessionOpener(test.Iam.Session, new MemberRole());

        using var session = await opener.OpenAsync(
            new OrganizationAccount { Id = RunningSandbox.AccountId }, test.Stop);

        Assert.Equal(test.Iam.Session.Identity, session.Identity);
        Assert.NotSame(test.Iam.Session.Runner, session.Runner);
    }

    [Fact]
    public async Task Sessions_of_many_accounts_are_opened_at_once_and_share_nothing()
    {
        var options = TestOrganization.Options();
        options.Accounts =
            [.. Enumerable.Range(0, 60).Select(i => new SandboxMemberAccount($"{200000000000 + i}", $"Member{i}"))];
        using var test = await TestRun.StartAsync(options);
        var opener = await OpenerAsync(test);

        var sessions = await Task.WhenAll(options.Accounts.Select(async member =>
        {
            var session = await opener.OpenAsync(new OrganizationAccount { Id = member.Id }, test.Stop);
            var run = new IamRun(session, test.Stop);
            await run.Client.CreateUserAsync(new() { UserName = $"in-{member.Id}" });
            return session;
        }));

        foreach (var session in sessions)
        {
            var users = await new UserReader(new IamRun(session, test.Stop)).List().ToListAsync();
            Assert.Equal($"in-{session.Identity.AccountId}", Assert.Single(users).UserName);
        }

        Assert.Equal(60, sessions.Select(session => session.Runner).Distinct().Count());
    }

    [Theory]
    [InlineData("ACTIVE", "INVITED", null, "AccountRoleNotFound", "was invited to the organization")]
    [InlineData("ACTIVE", "CREATED", null, "AccountRoleDenied", "does not state the reason")]
    [InlineData("SUSPENDED", "CREATED", null, "AccountNotActive", "its state is SUSPENDED")]
    [InlineData("ACTIVE", "CREATED", "Other", "AccountRoleDenied", "the role 'Other'")]
    public async Task What_Organizations_states_about_the_account_explains_the_failure(
        string state, string joined, string? roleName, string errorId, string text)
    {
        var options = TestOrganization.Options();
        options.Accounts = [new SandboxMemberAccount(Prod, "Prod") { JoinedMethod = "INVITED" }];
        using var test = await TestRun.StartAsync(options);
        var opener = await OpenerAsync(test, new MemberRole(roleName ?? MemberRole.DefaultName));
        var account = new OrganizationAccount { Id = Prod, Name = "Prod", State = state, JoinedMethod = joined };

        var failure = await Assert.ThrowsAsync<AdminException>(() => opener.OpenAsync(account, test.Stop));

        Assert.Equal((errorId, Prod), (failure.ErrorId, failure.Target));
        Assert.Contains(text, failure.Message);
        Assert.Contains("'Prod' (111122223333)", failure.Message);
        Assert.NotNull(failure.Advice);
    }

    [Fact]
    public async Task The_management_account_has_no_role_for_its_members()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var management = new OrganizationAccount
        {
            Id = "999988887777", Arn = "arn:aws:organizations::999988887777:account/o-example/999988887777",
        };
        Assert.True(management.IsManagement);
        Assert.False((management with { Id = Prod }).IsManagement);

        var opener = await OpenerAsync(test);
        var failure = await Assert.ThrowsAsync<AdminException>(() => opener.OpenAsync(management, test.Stop));

        Assert.Equal("AccountRoleNotFound", failure.ErrorId);
        Assert.Contains("is the management account", failure.Message);
    }

    [Fact]
    public async Task A_caller_whose_policies_do_not_allow_it_is_told_so()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var bob = await test.AsAsync("bob", "'Effect':'Allow','Action':'iam:*','Resource':'*'");

        var failure = await Assert.ThrowsAsync<AdminException>(() => new MemberSessionOpener(
            bob.Session, new MemberRole()).OpenAsync(new OrganizationAccount { Id = Prod }, test.Stop));

        Assert.Equal("AssumeRoleNotAllowed", failure.ErrorId);
        Assert.Contains(RoleArn, failure.Advice);
    }

    [Fact]
    public async Task The_root_user_cannot_assume_roles()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());

        var failure = await Assert.ThrowsAsync<AdminException>(() => new MemberSessionOpener(
            test.Iam.Session, new MemberRole()).OpenAsync(new OrganizationAccount { Id = Prod }, test.Stop));

        Assert.Equal("RootCannotAssumeRole", failure.ErrorId);
    }

    [Fact]
    public async Task The_external_ID_and_the_path_of_the_role_are_used()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var alice = await AliceAsync(test);
        var prod = await TestMember.EnterAsync(
            test.Sandbox, await TestMember.AdministratorAsync(test.Sandbox), Prod);
        await prod.OkAsync(
            "CreateRole", ("RoleName", "audit"), ("Path", "/teams/"),
            ("AssumeRolePolicyDocument", RunningSandbox.Policy(
                $"'Effect':'Allow','Action':'sts:AssumeRole','Principal':{{'AWS':'{RunningSandbox.AccountId}'}},"
                + "'Condition':{'StringEquals':{'sts:ExternalId':'12345'}}")));

        var role = new MemberRole("/teams/audit") { ExternalId = "12345", SessionName = "night" };
        using var audit = await new MemberSessionOpener(alice, role)
            .OpenAsync(new OrganizationAccount { Id = Prod }, test.Stop);
        Assert.Equal($"arn:aws:sts::{Prod}:assumed-role/audit/night", audit.Identity.Arn);

        foreach (var (id, text) in new (string?, string)[] { (null, "-ExternalId"), ("54321", "the external ID is") })
        {
            var failure = await Assert.ThrowsAsync<AdminException>(() => new MemberSessionOpener(
                alice, role with { ExternalId = id })
                .OpenAsync(new OrganizationAccount { Id = Prod }, test.Stop));
            Assert.Equal("AccountRoleDenied", failure.ErrorId);
            Assert.Contains(text, failure.Advice);
        }
    }

    [Fact]
    public async Task A_session_is_renewed_before_it_expires()
    {
        // The session ends in four minutes, by the clock of the SDK.
        var clock = new MovableClock();
        clock.Advance(TimeSpan.FromMinutes(-11));
        using var test = await TestRun.StartAsync(TestOrganization.Options(clock));
        var opener = await OpenerAsync(test, new MemberRole { DurationSeconds = 900 });
        using var session = await opener.OpenAsync(new OrganizationAccount { Id = Prod }, test.Stop);
        // The next one ends in fifteen minutes, so that it is not renewed again.
        clock.Advance(TimeSpan.FromMinutes(11));
        var before = CallsOf(test);

        // Until the session ends, the SDK renews it beside the calls.
        var renewed = 0L;
        for (var calls = 0; calls < 1000 && renewed == 0; calls++)
        {
            Assert.Empty(await new UserReader(new IamRun(session, test.Stop)).List().ToListAsync());
            renewed = Added(before, CallsOf(test)).Find(one => one.Item1 == "AssumeRole").Item2;
        }

        Assert.Equal(1, renewed);
    }

    [Fact]
    public void Sessions_are_named_after_the_caller_within_the_limits_of_AWS()
    {
        Assert.Equal("AdminIam-root", NameOf("arn:aws:iam::123456789012:root"));
        Assert.Equal("AdminIam-jane.doe@example.com", NameOf("arn:aws:iam::123456789012:user/a/jane.doe@example.com"));
        Assert.Equal("AdminIam-i-0abc", NameOf("arn:aws:sts::123456789012:assumed-role/Setup/i-0abc"));
        Assert.Equal("AdminIam-alice", NameOf("arn:aws:sts::123456789012:assumed-role/Setup/AdminIam-alice"));
        Assert.Equal("AdminIam", NameOf("arn:aws:sts::123456789012:assumed-role/Setup/AdminIam"));
        Assert.Equal("AdminIam-a-b", NameOf("arn:aws:iam::123456789012:user/a b"));
        Assert.Equal(64, NameOf("arn:aws:iam::123456789012:user/" + new string('x', 64)).Length);

        static string NameOf(string arn) => MemberSessionName.Of(new CallerIdentity("123456789012", arn, "AID"));
    }

    private static async Task<MemberSessionOpener> OpenerAsync(TestRun test, MemberRole? role = null) =>
        new(await AliceAsync(test), role ?? new MemberRole());

    private static async Task<IamSession> AliceAsync(TestRun test) =>
        (await test.AsAsync("alice", TestMember.AllowAll)).Session;

    private static Dictionary<string, long> CallsOf(TestRun test) =>
        test.Sandbox.Server.Statistics.CallsByAction.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static List<(string, long)> Added(Dictionary<string, long> before, Dictionary<string, long> after) =>
    [
        .. after.Select(pair => (pair.Key, pair.Value - before.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Item2 > 0),
    ];
}
