using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

public sealed class FailedSectionTests
{
    [Fact]
    public void The_most_serious_violations_come_first_and_state_who_applies_the_remedy()
    {
        var text = Of(TestReports.Rich());
        string[] order =
        [
            ">Critical ", "Sign in as root user", ">High ", "Remedy:", ">Medium ",
            "Remedy, which Repair-AdminAccount can apply:", ">Low ",
            "Remedy, which Repair-AdminAccount applies only with -Force:",
        ];

        var places = order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Guidance_that_all_findings_of_a_check_share_is_written_once()
    {
        var text = Of(TestReports.Of(
            [
                .. "abc".Select(user => TestReports.Find(
                    TestReports.UserMfa, FindingStatus.Failed, "No MFA.", $"{user}") with { Guidance = "Ask them." }),
            ]));

        Assert.Equal(2, text.Split("Ask them.").Length);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "1 more finding of this check")]
    [InlineData(3000, "2990 more findings of this check")]
    public void Findings_beyond_the_first_ten_of_a_check_are_folded(int users, string? summary)
    {
        var text = Of(TestReports.Large(users, 1));

        Assert.Equal(summary is not null, text.Contains("<details>", StringComparison.Ordinal));
        Assert.Contains(summary ?? "user9", text);
    }

    private static string Of(SafeguardReport report) => PageText.Of(FailedSection.Write, report);
}
