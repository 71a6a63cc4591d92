using AdminIam.Engine.Safeguards.Reports;

namespace AdminIam.Tests.Engine.Safeguards.Reports;

public sealed class AccountSelectionsTests
{
    [Fact]
    public void The_findings_of_each_account_are_a_report_in_the_order_of_names()
    {
        var first = TestReports.Rich();
        var second = TestReports.Clean() with { AccountId = "210987654321" };
        var selections = new AccountSelections();
        Assert.True(selections.IsEmpty);
        for (var i = 0; i < Math.Max(first.Findings.Count, second.Findings.Count); i++)
        {
            if (i < first.Findings.Count)
                selections.Add(first.Findings[i], first, "Prod");
            if (i < second.Findings.Count)
                selections.Add(second.Findings[i], second, "Audit");
        }

        var reports = selections.ToReports();

        Assert.Equal(["Audit", "Prod"], reports.Select(report => report.AccountName));
        Assert.Equal(second.Findings, reports[0].Findings);
        Assert.Equal(first.Findings, reports[1].Findings);
    }
}
