using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using static AdminIam.Tests.Engine.Safeguards.Reports.TestReports;

namespace AdminIam.Tests.Engine.Safeguards.Reports;

public sealed class ReportSelectionTests
{
    [Fact]
    public void All_findings_are_a_complete_report_in_the_order_of_the_test()
    {
        var report = Rich();
        var selected = Select(report, report.Findings.Reverse());

        Assert.Equal(report.Findings, selected.Findings);
        Assert.Empty(selected.IncompleteChecks);
        Assert.Equal(report.Users, selected.Users);
    }

    [Fact]
    public void A_check_of_which_a_finding_is_missing_is_incomplete()
    {
        var report = Rich();
        var selected = Select(report, report.Findings.Where(finding => finding.Status == FindingStatus.Failed));

        Assert.Equal(
            ["CentralRootAccess", "ContactDetails", "ExpiredCertificate", "UserMfa"], selected.IncompleteChecks);
    }

    [Fact]
    public void A_finding_that_is_piped_twice_is_in_the_report_once()
    {
        var report = Rich();

        Assert.Equal(report.Findings, Select(report, report.Findings.Concat(report.Findings)).Findings);
    }

    [Fact]
    public void Findings_of_two_tests_are_refused()
    {
        var report = Rich();
        var selection = new ReportSelection();
        selection.Add(report.Findings[0], report);

        var error = Assert.Throws<AdminException>(
            () => selection.Add(report.Findings[0], report with { Time = Now.AddMinutes(1) }));
        Assert.Equal(
            ("FindingsMixed", $"The findings are of two tests of the account {Account}, at 09:30:15 and 09:31:15 UTC."),
            (error.ErrorId, error.Message));
    }

    private static SafeguardReport Select(SafeguardReport report, IEnumerable<Finding> findings)
    {
        var selection = new ReportSelection();
        Assert.True(selection.IsEmpty);
        foreach (var finding in findings)
            selection.Add(finding, report);
        return selection.ToReport();
    }
}
