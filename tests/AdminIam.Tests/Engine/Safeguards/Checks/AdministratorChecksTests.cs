using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class AdministratorChecksTests
{
    [Fact]
    public void Only_administrators_who_can_sign_in_and_are_not_locked_count()
    {
        var facts = new TestFacts { Root = TestFacts.PasswordRow("<root_account>") }.AddAdministrators()
            .Add(TestFacts.PasswordRow("alice"), "Administrators")
            .Add(TestFacts.Row("bob") with { Keys = [TestFacts.Key(active: false)] }, "Administrators")
            .Add(TestFacts.PasswordRow("locked"), "Administrators").Lock("locked")
            .Add(TestFacts.PasswordRow("user"));

        var verdict = facts.One("AdministratorCount");

        Assert.Equal(FindingStatus.Failed, verdict.Status);
        Assert.Equal(
            "1 administrator can sign in: alice. Required: 2. Not checked, because they are locked: 1 user.",
            verdict.Reason);
        Assert.Equal(["bob"], verdict.DecidingUsers);
        Assert.NotNull(verdict.Guidance);
    }

    [Fact]
    public void A_key_is_a_way_to_sign_in()
    {
        var facts = new TestFacts().AddAdministrators()
            .Add(TestFacts.PasswordRow("alice"), "Administrators")
            .Add(TestFacts.Row("bob") with { Keys = [TestFacts.Key()] }, "Administrators");

        Assert.Equal(
            (FindingStatus.Passed, "2 administrators can sign in: alice, bob. Required: 2."),
            (facts.One("AdministratorCount").Status, facts.One("AdministratorCount").Reason));
        facts.Thresholds = new() { AdministratorCount = 3 };
        Assert.Equal(FindingStatus.Failed, facts.One("AdministratorCount").Status);
    }

    [Fact]
    public void Administrators_by_assignment_count_unless_they_are_probably_the_same_person()
    {
        var facts = new TestFacts { Assigned = new(["ALICE", "carol"]) }.AddAdministrators()
            .Add(TestFacts.PasswordRow("alice"), "Administrators");

        Assert.Equal(
            (FindingStatus.Passed,
                "2 administrators can sign in: alice; through IAM Identity Center carol. Required: 2."),
            (facts.One("AdministratorCount").Status, facts.One("AdministratorCount").Reason));
        facts.Assigned = new(["ALICE"]);
        Assert.Equal(FindingStatus.Failed, facts.One("AdministratorCount").Status);
        facts.Assigned = new(["dave", "erin"], HasMore: true);
        Assert.StartsWith("At least 3 admin", facts.One("AdministratorCount").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_assignments_decide_nothing_and_do_not_matter_if_there_are_enough_administrators()
    {
        var facts = new TestFacts { Denied = FactKinds.Assignments }.AddAdministrators()
            .Add(TestFacts.PasswordRow("alice"), "Administrators");

        var reason = Assert.Throws<FactUnavailableException>(() => facts.Evaluate("AdministratorCount")).Message;

        Assert.Equal(
            "1 administrator can sign in: alice. Required: 2. Who else can through IAM Identity Center is not known. "
            + "Assignments is denied.",
            reason);
        Assert.Equal(
            FindingStatus.Passed,
            facts.Add(TestFacts.PasswordRow("bob"), "Administrators").One("AdministratorCount").Status);
    }

    [Fact]
    public void Access_with_exceptions_does_not_count_as_a_further_administrator()
    {
        var facts = new TestFacts().AddAdministrators()
            .Add(TestFacts.PasswordRow("alice"), "Administrators")
            .Add(TestFacts.PasswordRow("bob"), "Administrators")
            .Inline(
                "bob", "limit",
                "{'Version':'2012-10-17','Statement':{'Effect':'Deny','Action':'iam:CreateUser','Resource':'*'}}");

        Assert.Equal(FindingStatus.Failed, facts.One("AdministratorCount").Status);
    }

    [Fact]
    public void Access_that_remains_without_the_groups_fails()
    {
        var facts = new TestFacts().AddAdministrators()
            .Add(TestFacts.Row("alice"), "Administrators")
            .Add(TestFacts.Row("bob"), "Administrators").Inline("bob", "own", TestFacts.AllowAll)
            .Add(TestFacts.Row("carol")).Attach("carol", TestFacts.Managed("AdministratorAccess"))
            .Add(TestFacts.Row("locked")).Attach("locked", TestFacts.Managed("AdministratorAccess")).Lock("locked");

        Assert.Equal(["bob", "carol"], facts.Failed("AdministratorByGroup"));
        Assert.EndsWith(": own.", facts.Evaluate("AdministratorByGroup")[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(46.0, null, true)]
    [InlineData(46.0, 45.0, false)]
    [InlineData(null, 46.0, true)]
    [InlineData(null, null, true)]
    public void An_administrator_who_neither_signed_in_nor_used_a_key_fails(double? password, double? key, bool fails)
    {
        var row = TestFacts.PasswordRow("alice") with
        {
            PasswordLastUsed = password is { } days ? TestFacts.DaysAgo(days) : null,
            Keys = [TestFacts.Key(used: key)],
        };
        var facts = new TestFacts().AddAdministrators().Add(row, "Administrators")
            .Add(row with { UserName = "user" });

        Assert.Equal(fails ? ["alice"] : [], facts.Failed("UnusedAdministrator"));
        Assert.Empty(facts.Lock("alice").Failed("UnusedAdministrator"));
    }

    [Fact]
    public void A_new_administrator_has_some_days_and_one_without_credentials_is_no_risk()
    {
        var facts = new TestFacts().AddAdministrators()
            .Add(
                TestFacts.PasswordRow("new") with { CreateDate = TestFacts.DaysAgo(3), PasswordLastUsed = null },
                "Administrators")
            .Add(TestFacts.Row("empty"), "Administrators");

        Assert.StartsWith(
            "Checked 1 administrator ", facts.One("UnusedAdministrator").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(30, false)]
    public void A_user_who_stays_locked_fails(int days, bool fails)
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice")).Lock("alice", days)
            .Add(TestFacts.Row("bob")).Attach("bob", TestFacts.Managed("AWSDenyAll"))
            .Tag("bob", LockTags.Write(new(TestFacts.DaysAgo(days), [], false) { DenyAll = true }))
            .Add(TestFacts.Row("carol"));

        Assert.Equal(fails ? ["alice", "bob"] : [], facts.Failed("LockLeft"));
        if (!fails)
            Assert.StartsWith("Checked 2 users with a lock: ", facts.One("LockLeft").Reason);
    }

    [Fact]
    public void A_lock_that_was_changed_does_not_state_its_time()
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice")).Inline(
            "alice", LockPolicy.Name,
            "{'Version':'2012-10-17','Statement':{'Effect':'Deny','Action':'*','Resource':'*'}}");

        Assert.EndsWith("does not state since when: 1 user.", facts.One("LockLeft").Reason, StringComparison.Ordinal);
    }
}
