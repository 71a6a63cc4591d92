using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>A check with all of its findings.</summary>
/// <param name="Check">The check.</param>
/// <param name="Findings">Its findings, at least one.</param>
internal sealed record CheckResult(SafeguardCheck Check, IReadOnlyList<Finding> Findings)
{
    // A check has the first of these that one of its findings has.
    private static readonly FindingStatus[] Precedence =
    [
        FindingStatus.Failed, FindingStatus.Unknown, FindingStatus.Accepted, FindingStatus.Manual,
        FindingStatus.Passed, FindingStatus.NotApplicable,
    ];

    /// <summary>The result of the check as a whole.</summary>
    public FindingStatus Status =>
        Array.Find(Precedence, status => Findings.Any(finding => finding.Status == status));

    /// <summary>Returns the checks of a report, in the order of their first findings.</summary>
    /// <param name="report">The report.</param>
    public static IReadOnlyList<CheckResult> Of(SafeguardReport report) =>
    [
        .. report.Findings.GroupBy(finding => finding.Check.Id, StringComparer.OrdinalIgnoreCase)
            .Select(group => new CheckResult(group.First().Check, group.ToList())),
    ];
}
