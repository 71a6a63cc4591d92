using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Exceptions;
using AdminIam.Engine.Safeguards.Findings;
using CsCheck;

namespace AdminIam.Tests.Engine.Safeguards.Exceptions;

public sealed class FindingExceptionsTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 23, 59, 0, DateTimeKind.Utc);
    private static readonly SafeguardCheck Check = SafeguardCatalog.All[0];

    [Theory]
    [InlineData("alice", "alice", FindingStatus.Accepted)]
    [InlineData("ALICE", "alice", FindingStatus.Accepted)]
    [InlineData("al*", "alice", FindingStatus.Accepted)]
    [InlineData("a?ice", "alice", FindingStatus.Accepted)]
    [InlineData("a.ice", "alice", FindingStatus.Failed)]
    [InlineData("lic", "alice", FindingStatus.Failed)]
    [InlineData("*(access key 1)", "alice (access key 1)", FindingStatus.Accepted)]
    public void A_resource_is_matched_as_a_whole(string pattern, string resource, FindingStatus expected) =>
        Assert.Equal(expected, Apply(new AcceptedFinding(Check.Id, pattern, "x", null, 2), resource).Status);

    [Fact]
    public void An_exception_ends_after_its_day() => Gen.Int[-400, 400].Sample(days =>
    {
        var exception = new AcceptedFinding(Check.Id, "*", "x", Now.Date.AddDays(days), 2);

        var finding = Apply(exception, "alice");

        Assert.Equal(days >= 0 ? FindingStatus.Accepted : FindingStatus.Failed, finding.Status);
        Assert.Contains(exception.UntilText, finding.Reason, StringComparison.Ordinal);
    });

    [Fact]
    public void One_valid_exception_is_enough() => Assert.Equal(
        FindingStatus.Accepted,
        new FindingExceptions(
        [
            new AcceptedFinding(Check.Id, "*", "old", Now.AddDays(-1), 2),
            new AcceptedFinding(Check.Id, "*", "new", null, 3),
        ]).Apply(FindingOf("alice"), Now).Status);

    [Fact]
    public void An_exception_of_another_check_is_not_applied() => Assert.Equal(
        FindingStatus.Failed, Apply(new AcceptedFinding("Other", "*", "x", null, 2), "alice").Status);

    [Theory]
    [InlineData(FindingStatus.Passed)]
    [InlineData(FindingStatus.Unknown)]
    [InlineData(FindingStatus.Manual)]
    public void Only_a_violation_is_accepted(FindingStatus status)
    {
        var finding = FindingOf("alice") with { Status = status };

        Assert.Same(finding, new FindingExceptions([new(Check.Id, "*", "x", null, 2)]).Apply(finding, Now));
    }

    private static Finding Apply(AcceptedFinding exception, string resource) =>
        new FindingExceptions([exception]).Apply(FindingOf(resource), Now);

    private static Finding FindingOf(string resource) =>
        new(Check, FindingStatus.Failed, "Something is wrong.", resource, null, null, null);
}
