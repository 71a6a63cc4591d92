using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using CsCheck;
using static AdminIam.Tests.Engine.Safeguards.Reports.TestReports;

namespace AdminIam.Tests.Engine.Safeguards.Reports;

public sealed class ReportComparisonTests
{
    [Fact]
    public void Violations_are_new_gone_or_the_same()
    {
        var before = Of(Mfa("alice"), Mfa("bob"), Find(RootKey, FindingStatus.Passed, "None."));
        var after = Of(Mfa("bob"), Mfa("carol"), Find(RootKey, FindingStatus.Failed, "One."));

        Assert.Equal(
            ["New UserMfa carol", $"New RootAccessKey {Account}", "Gone UserMfa alice", "Same UserMfa bob"],
            Compare(before, after));
    }

    [Fact]
    public void A_violation_that_is_accepted_now_is_gone_and_shows_why()
    {
        var accepted = Find(UserMfa, FindingStatus.Accepted, "No MFA. Accepted: a robot.", "alice");
        var compared = Assert.Single(ReportComparison.Of(Of(Mfa("alice")), Of(accepted), "a", "b").Findings);

        Assert.Equal((FindingChange.Gone, accepted), (compared.Change, compared.Finding));
        Assert.Equal(["New UserMfa alice"], Compare(Of(accepted), Of(Mfa("alice"))));
    }

    [Fact]
    public void A_violation_of_a_check_that_was_not_decided_is_not_gone()
    {
        var unknown = Find(UserMfa, FindingStatus.Unknown, "A permission is missing.");

        Assert.Equal(["Unknown UserMfa alice"], Compare(Of(Mfa("alice")), Of(unknown)));
        Assert.Equal(["Unknown UserMfa alice"], Compare(Of(Mfa("alice")), Of()));
        Assert.Equal(
            ["Unknown UserMfa alice"],
            Compare(Of(Mfa("alice")), Of(Mfa("bob")) with { IncompleteChecks = ["UserMfa"] })
                .Where(text => !text.StartsWith("New", StringComparison.Ordinal)));
        Assert.Equal(["New UserMfa alice"], Compare(Of(unknown), Of(Mfa("alice"))));
    }

    [Fact]
    public void A_second_violation_of_the_same_resource_is_new() => Assert.Equal(
        ["New UserMfa alice", "Same UserMfa alice"],
        Compare(Of(Mfa("alice")), Of(Mfa("alice"), Mfa("alice") with { Reason = "Another one." })));

    [Fact]
    public void Reports_of_different_accounts_are_refused()
    {
        var error = Assert.Throws<AdminException>(
            () => ReportComparison.Of(Clean() with { AccountId = "210987654321" }, Clean(), "'a.json'", "'b.json'"));

        Assert.Equal("ReportAccountMismatch", error.ErrorId);
        Assert.Equal(
            $"'a.json' is a report of the account 210987654321, and 'b.json' of the account {Account}.", error.Message);
    }

    [Fact]
    public void Every_failed_finding_is_in_one_group() => Gen.Select(Users, Users).Sample((before, after) =>
    {
        var decided = Find(UserMfa, FindingStatus.Passed, "The check was evaluated.");
        var comparison = ReportComparison.Of(
            Of([.. before.Select(Mfa), decided]), Of([.. after.Select(Mfa), decided]), "a", "b");

        Assert.Equal(after.Except(before).Count(), comparison.Count(FindingChange.New));
        Assert.Equal(before.Except(after).Count(), comparison.Count(FindingChange.Gone));
        Assert.Equal(before.Intersect(after).Count(), comparison.Count(FindingChange.Same));
        Assert.Equal(0, comparison.Count(FindingChange.Unknown));
    });

    private static Gen<string[]> Users =>
        Gen.Int[0, 9].Array[0, 10].Select(numbers => numbers.Distinct().Select(i => $"user{i}").ToArray());

    private static Finding Mfa(string user) => Find(UserMfa, FindingStatus.Failed, $"{user} has no MFA.", user);

    private static IEnumerable<string> Compare(SafeguardReport before, SafeguardReport after) =>
        ReportComparison.Of(before, after, "a", "b").Findings.Select(
            compared => $"{compared.Change} {compared.Finding.Check.Id} {compared.Finding.Resource}");
}
