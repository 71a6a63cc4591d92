using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>Collects the findings of an account to report, which may be some of those of a test.</summary>
public sealed class ReportSelection
{
    private readonly List<Finding> _findings = [];
    private SafeguardReport? _report;

    /// <summary>Whether no finding was added.</summary>
    public bool IsEmpty => _report is null;

    /// <summary>Adds a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="report">The report of the test of the account that it is from.</param>
    /// <exception cref="AdminException"><c>FindingsMixed</c>: the finding is from another test than the
    /// others.</exception>
    public void Add(Finding finding, SafeguardReport report)
    {
        _report ??= report;
        if (report.Time != _report.Time)
        {
            throw new AdminException(
                "FindingsMixed", ErrorKind.InvalidArgument, report.AccountId,
                $"The findings are of two tests of the account {report.AccountId}, at {_report.Time:HH:mm:ss} and "
                + $"{report.Time:HH:mm:ss} UTC.",
                "Export the findings of one Test-AdminAccount.");
        }

        _findings.Add(finding);
    }

    /// <summary>Returns the report of the findings, in the order of the test.</summary>
    public SafeguardReport ToReport()
    {
        var report = _report ?? throw new InvalidOperationException("There are no findings.");
        var positions = new Dictionary<(string, string), int>();
        var counts = new Dictionary<string, int>();
        foreach (var finding in report.Findings)
        {
            var key = ReportComparison.KeyOf(finding);
            if (!positions.ContainsKey(key))
                positions[key] = positions.Count;
            Increment(counts, finding.Check.Id, 1);
        }

        var findings = _findings.Distinct()
            .OrderBy(finding => positions.TryGetValue(ReportComparison.KeyOf(finding), out var at) ? at : int.MaxValue)
            .ToList();
        foreach (var finding in findings)
            Increment(counts, finding.Check.Id, -1);
        return report with
        {
            Findings = findings,
            IncompleteChecks =
            [
                .. report.IncompleteChecks.Union(counts.Where(pair => pair.Value > 0).Select(pair => pair.Key))
                    .OrderBy(id => id, StringComparer.Ordinal),
            ],
        };
    }

    private static void Increment(Dictionary<string, int> counts, string key, int by)
    {
        counts.TryGetValue(key, out var count);
        counts[key] = count + by;
    }
}
