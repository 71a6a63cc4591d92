using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class PermissionChecksTests
{
    private const string Read =
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:Get*','Resource':'*'}]}";

    [Fact]
    public void Inline_and_attached_policies_of_a_user_fail()
    {
        var facts = new TestFacts().AddGroup("Team", TestFacts.Managed("ReadOnlyAccess"))
            .Add(TestFacts.Row("alice"), "Team").Inline("alice", "own", Read)
            .Attach("alice", TestFacts.Managed("ViewOnlyAccess"))
            .Add(TestFacts.Row("bob"), "Team");

        var verdict = facts.One("DirectPolicy");

        Assert.Equal((FindingStatus.Failed, "alice"), (verdict.Status, verdict.Resource));
        Assert.Equal("The user has policies that are not from a group: ViewOnlyAccess, own.", verdict.Reason);
        Assert.IsType<DirectPolicyRepair>(verdict.Remedy);
    }

    [Fact]
    public void The_policies_of_a_lock_are_no_violation()
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice")).Lock("alice").Add(TestFacts.Row("bob"));
        facts.Attach("bob", TestFacts.Managed("AWSDenyAll")).Tag(
            "bob", AdminIam.Engine.Iam.Locks.LockTags.Write(new(TestFacts.DaysAgo(1), [], false) { DenyAll = true }));

        Assert.Equal(FindingStatus.Passed, facts.One("DirectPolicy").Status);
    }

    [Fact]
    public void A_boundary_is_no_permission()
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice"));
        facts.User("alice").PermissionsBoundary = new() { PermissionsBoundaryArn = TestFacts.Own("Boundary") };

        Assert.Equal(FindingStatus.Passed, facts.One("DirectPolicy").Status);
    }

    [Fact]
    public void A_policy_that_only_has_the_name_of_a_lock_fails()
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice")).Inline("alice", "AdminIamLock", Read)
            .Add(TestFacts.Row("bob")).Attach("bob", TestFacts.Managed("AWSDenyAll"));

        Assert.Equal(["alice", "bob"], facts.Failed("DirectPolicy"));
    }

    [Fact]
    public void A_locked_user_with_other_policies_still_has_them()
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice")).Lock("alice").Inline("alice", "own", Read);

        Assert.EndsWith(": own.", facts.One("DirectPolicy").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'", true)]
    [InlineData("'Effect':'Allow','Principal':{'AWS':'*'},'Action':'sts:AssumeRole'", true)]
    [InlineData("'Effect':'Allow','Principal':{'AWS':['111122223333','*']},'Action':'sts:AssumeRole'", true)]
    [InlineData("'Effect':'Allow','NotPrincipal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'", true)]
    [InlineData("'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole'", false)]
    [InlineData("'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'", false)]
    [InlineData("'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'", false)]
    [InlineData(
        "'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole',"
            + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1234567890'}}",
        false)]
    public void A_role_that_every_account_can_assume_fails(string statement, bool fails)
    {
        var facts = new TestFacts().AddRole(
            "Open", $"{{'Version':'2012-10-17','Statement':{{{statement}}}}}");

        Assert.Equal(fails ? ["Open"] : [], facts.Failed("OpenTrustPolicy"));
    }

    [Theory]
    [InlineData("InstanceRole")]
    [InlineData("BillingAccess")]
    [InlineData("ResourcePolicies")]
    public void What_iam_does_not_know_is_checked_by_a_person(string check)
    {
        var verdict = new TestFacts().One(check);

        Assert.Equal(FindingStatus.Manual, verdict.Status);
        Assert.NotEmpty(verdict.Guidance!);
    }
}
