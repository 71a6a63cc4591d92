using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

public sealed class SummarySectionTests
{
    [Fact]
    public void The_sentence_counts_checks_and_findings_by_severity()
    {
        var text = Of(TestReports.Rich());

        Assert.Contains("4 checks of 4 failed, with 4 findings: 1 critical, 1 high, 1 medium, 1 low.", text);
        Assert.Contains("1 check could not be decided.", text);
        Assert.Contains("Not part of the score: 2 checks that a person", text);
    }

    [Fact]
    public void A_report_in_which_nothing_was_decided_has_no_score()
    {
        var text = Of(TestReports.Of(TestReports.Find(TestReports.UserMfa, FindingStatus.Unknown, "No permission.")));

        Assert.Contains("No check was decided.", text);
        Assert.Contains(">n/a<", text);
    }

    private static string Of(SafeguardReport report) => PageText.Of(SummarySection.Write, report);
}
