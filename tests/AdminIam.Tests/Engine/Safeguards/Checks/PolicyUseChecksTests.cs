using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class PolicyUseChecksTests
{
    [Theory]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'", 1, true)]
    [InlineData("'Effect':'Allow','Action':['s3:*','*:*'],'Resource':['*']", 1, true)]
    [InlineData(
        "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}", 1, true)]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'", 0, false)]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'*'", 1, false)]
    [InlineData("'Effect':'Allow','NotAction':'iam:*','Resource':'*'", 1, false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*'", 1, false)]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::bucket'", 1, false)]
    public void A_customer_managed_policy_with_full_access_that_is_attached_fails(
        string statement, int attachments, bool fails)
    {
        var facts = new TestFacts()
            .AddPolicy(
                TestFacts.Own("Everything"), $"{{'Version':'2012-10-17','Statement':[{{{statement}}}]}}", attachments)
            .AddGroup("Team", TestFacts.Own("Everything"));

        var verdict = facts.One("FullAccessPolicy");

        Assert.Equal(fails ? FindingStatus.Failed : FindingStatus.Passed, verdict.Status);
        if (fails)
        {
            Assert.Equal("Everything", verdict.Resource);
            Assert.EndsWith("is attached to group Team.", verdict.Reason, StringComparison.Ordinal);
            Assert.IsType<PolicyRemovalRepair>(verdict.Remedy);
        }
    }

    [Fact]
    public void Administrator_access_of_aws_is_shown_and_no_violation()
    {
        var verdict = new TestFacts().AddAdministrators().One("FullAccessPolicy");

        Assert.Equal(FindingStatus.Passed, verdict.Status);
        Assert.Equal(
            "There is no attached customer managed policy in the account. AdministratorAccess is attached to group "
                + "Administrators.",
            verdict.Reason);
    }

    [Theory]
    [InlineData("group", FindingStatus.Passed)]
    [InlineData("role", FindingStatus.Passed)]
    [InlineData("user", FindingStatus.Failed)]
    [InlineData("nothing", FindingStatus.Failed)]
    public void A_role_or_group_needs_support_access(string holder, FindingStatus status)
    {
        var arn = TestFacts.Managed("AWSSupportAccess");
        var facts = new TestFacts().Add(TestFacts.Row("alice"))
            .AddGroup("Support", holder == "group" ? [arn] : [])
            .AddRole("Support", TestFacts.AllowAll, holder == "role" ? [arn] : []);
        if (holder == "user")
            facts.Attach("alice", arn);

        var verdict = facts.One("SupportRole");

        Assert.Equal(status, verdict.Status);
        Assert.Null(verdict.Remedy);
        Assert.Equal(status == FindingStatus.Failed, verdict.Guidance is not null);
    }

    [Fact]
    public void Support_access_is_added_to_the_administrators_with_the_most_members()
    {
        var facts = new TestFacts().AddAdministrators()
            .AddGroup("AAdmins", TestFacts.Managed("AdministratorAccess"))
            .Add(TestFacts.Row("alice"), "administrators");

        Assert.Equal(
            "Add-AdminGroupPolicy Administrators AWSSupportAccess", facts.One("SupportRole").Remedy!.CommandLine);
    }

    [Fact]
    public void Every_holder_of_full_cloudshell_access_fails()
    {
        var arn = TestFacts.Managed("AWSCloudShellFullAccess");
        var facts = new TestFacts().AddGroup("Team", arn).AddRole("Shell", TestFacts.AllowAll, arn)
            .Add(TestFacts.Row("alice")).Attach("alice", arn);

        var verdicts = facts.Evaluate("CloudShellAccess");

        Assert.Equal(
            [("Team", null), ("alice", "alice"), ("Shell", null)],
            verdicts.Select(verdict => (verdict.Resource, verdict.UserName)));
        Assert.Equal(
            [typeof(GroupPolicyRepair), typeof(PrincipalPolicyRepair), typeof(PrincipalPolicyRepair)],
            verdicts.Select(verdict => verdict.Remedy!.GetType()));
        Assert.Equal(FindingStatus.Passed, new TestFacts().One("CloudShellAccess").Status);
    }
}
