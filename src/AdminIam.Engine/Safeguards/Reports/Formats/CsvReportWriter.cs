using AdminIam.Engine.Common.Csv;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Writes the findings of a report as CSV, with the columns in the order of the properties of a
/// finding.</summary>
internal static class CsvReportWriter
{
    private const string NewLine = "\r\n";

    private static readonly string[] Columns =
    [
        "AccountId", "Time", "CheckId", "Title", "Area", "Severity", "Status", "Resource", "UserName", "Reason",
        "Remedy", "Guidance", "Cis", "SecurityHub",
    ];

    /// <summary>Writes the findings. With a comparison, the column Change is added, and rows for the violations that
    /// are gone or unknown.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="content">What to write.</param>
    public static void Write(TextWriter output, ReportContent content)
    {
        if (content.Comparison is not { } comparison)
        {
            output.Write(CsvText.Format(Columns) + NewLine);
            foreach (var finding in content.Report.Findings)
                output.Write(CsvText.Format(Cells(finding, content.Report)) + NewLine);
            return;
        }

        output.Write(CsvText.Format([.. Columns, "Change"]) + NewLine);
        var changes = new HashSet<Finding>(
            comparison.Findings.Where(compared => compared.Change == FindingChange.New)
                .Select(compared => compared.Finding));
        foreach (var finding in content.Report.Findings)
        {
            var change = finding.Status != FindingStatus.Failed ? string.Empty
                : changes.Contains(finding) ? nameof(FindingChange.New) : nameof(FindingChange.Same);
            output.Write(CsvText.Format([.. Cells(finding, content.Report), change]) + NewLine);
        }

        foreach (var compared in comparison.FromReference)
        {
            string?[] cells = [.. Cells(compared.Finding, compared.Report), compared.Change.ToString()];
            output.Write(CsvText.Format(cells) + NewLine);
        }
    }

    /// <summary>Writes the findings of several accounts, with the column AccountName.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="reports">The reports.</param>
    public static void Write(TextWriter output, IReadOnlyList<SafeguardReport> reports)
    {
        output.Write(CsvText.Format([.. Columns, "AccountName"]) + NewLine);
        foreach (var report in reports)
        {
            foreach (var finding in report.Findings)
                output.Write(CsvText.Format([.. Cells(finding, report), report.AccountName]) + NewLine);
        }
    }

    private static string?[] Cells(Finding finding, SafeguardReport report) =>
    [
        report.AccountId, ReportText.Time(report.Time), finding.Check.Id, finding.Check.Title, finding.Check.Area,
        finding.Check.Severity.ToString(), finding.Status.ToString(), finding.Resource, finding.UserName,
        finding.Reason, finding.Remedy?.CommandLine, finding.Guidance, ReportText.Cis(finding.Check),
        string.Join("; ", finding.Check.SecurityHub),
    ];
}
