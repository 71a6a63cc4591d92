using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class GroupChecksTests
{
    private static readonly string CloudHsm = PolicyTemplate.Load("CloudHSM", Partition.Default).Document.Json;
    private static readonly string Own =
        PolicyTemplate.Load("ManageOwnCredentials", Partition.Default).Document.Json;

    // The documents of the AWS managed policies IAMUserChangePassword and ReadOnlyAccess, shortened.
    [Theory]
    [InlineData(
        "'Effect':'Allow','Action':'iam:ChangePassword','Resource':'arn:aws:iam::*:user/${aws:username}'", false)]
    [InlineData("'Effect':'Allow','Action':'iam:GetAccountPasswordPolicy','Resource':'*'", false)]
    [InlineData("'Effect':'Allow','Action':['cloudhsm:Describe*','ec2:CreateTags'],'Resource':'*'", false)]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'*'", false)]
    [InlineData("'Effect':'Allow','Action':['cloudhsm:Describe*','s3:List*'],'Resource':'*'", true)]
    [InlineData("'Effect':'Allow','NotAction':'iam:*','Resource':'*'", true)]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'", true)]
    public void A_group_for_one_service_fails_with_a_policy_that_allows_more(string statement, bool fails)
    {
        var facts = new TestFacts().AddPolicy(TestFacts.Own("HsmAdmins"), CloudHsm)
            .AddPolicy(TestFacts.Own("Own"), Own)
            .AddPolicy(TestFacts.Own("More"), $"{{'Version':'2012-10-17','Statement':[{{{statement}}}]}}")
            .AddGroup("Hsm", TestFacts.Own("HsmAdmins"), TestFacts.Own("Own"), TestFacts.Own("More"))
            .AddGroup("Others", TestFacts.Own("More"));

        var verdict = facts.One("LimitedGroup");

        Assert.Equal(fails ? FindingStatus.Failed : FindingStatus.Passed, verdict.Status);
        if (fails)
        {
            Assert.Equal("Hsm", verdict.Resource);
            Assert.Equal("The group has HsmAdmins, and policies that allow more: More.", verdict.Reason);
            Assert.StartsWith(
                "Remove-AdminGroupPolicy Hsm More", verdict.Remedy!.CommandLine, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_inline_policy_that_allows_more_needs_the_console()
    {
        var facts = new TestFacts().AddPolicy(TestFacts.Own("HsmAdmins"), CloudHsm)
            .AddGroup("Hsm", TestFacts.Own("HsmAdmins"));
        facts.Groups[0].GroupPolicyList.Add(
            new() { PolicyName = "inline", PolicyDocument = TestFacts.Encode(TestFacts.AllowAll) });

        var verdict = facts.One("LimitedGroup");

        Assert.Equal(FindingStatus.Failed, verdict.Status);
        Assert.Null(verdict.Remedy);
        Assert.EndsWith("delete the inline policies inline.", verdict.Guidance, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_for_own_credentials_does_not_limit_a_group_to_a_service()
    {
        var facts = new TestFacts().AddAdministrators().AddPolicy(TestFacts.Own("Own"), Own);
        facts.AddGroup("All", TestFacts.Own("Own"), TestFacts.Managed("AdministratorAccess"));

        Assert.Equal(
            "There is no group with a policy for one service.", facts.One("LimitedGroup").Reason);
    }

    [Fact]
    public void A_group_without_members_fails()
    {
        var facts = new TestFacts().AddGroup("Team").AddGroup("Empty").Add(TestFacts.Row("alice"), "TEAM");

        var verdict = facts.One("EmptyGroup");

        Assert.Equal(("Empty", "Remove-AdminGroup Empty -Force"), (verdict.Resource, verdict.Remedy!.CommandLine));
    }

    [Fact]
    public void A_user_without_groups_fails_unless_it_is_locked()
    {
        var facts = new TestFacts().AddGroup("Team").Add(TestFacts.Row("alice"), "Team").Add(TestFacts.Row("bob"))
            .Add(TestFacts.Row("locked")).Lock("locked");

        var verdict = facts.One("UserWithoutGroup");

        Assert.Equal((FindingStatus.Failed, "bob"), (verdict.Status, verdict.Resource));
        Assert.NotNull(verdict.Guidance);
    }
}
