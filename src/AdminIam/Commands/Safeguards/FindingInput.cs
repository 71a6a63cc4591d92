using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;

namespace AdminIam.Commands;

/// <summary>A finding that Repair-AdminAccount received.</summary>
/// <param name="Check">The check.</param>
/// <param name="Resource">The resource of the finding.</param>
/// <param name="Row">The number of the row; <see langword="null"/> if the finding is not a row.</param>
internal sealed record FindingInput(SafeguardCheck Check, string Resource, int? Row)
{
    /// <summary>The status of the finding.</summary>
    public FindingStatus Status { get; init; } = FindingStatus.Failed;

    /// <summary>The object of Test-AdminAccount; <see langword="null"/> if the finding is a row.</summary>
    public AdminFinding? Source { get; init; }

    /// <summary>The limits that the finding was found with.</summary>
    public SafeguardThresholds Thresholds => Source?.Report.Thresholds ?? new();

    /// <summary>Returns the findings of a new test; several if, for example, a user and a role have the same
    /// name.</summary>
    /// <param name="report">The report of the new test.</param>
    public IReadOnlyList<Finding> FindIn(SafeguardReport report)
    {
        var findings = report.Findings.Where(finding => finding.Check.Id == Check.Id).ToList();
        var same = findings.FindAll(finding => Is(finding.Resource));
        return same.Count > 0 ? same : [Missing(findings[0])];
    }

    /// <summary>Returns the finding without a new test.</summary>
    /// <param name="untested">A report without findings.</param>
    public AdminFinding ToOutput(SafeguardReport untested) => Source ?? new AdminFinding(
        new Finding(Check, Status, $"Not repaired: the finding is {Status}.", Resource, null, null, null), untested);

    // The check has other violations, or one result about the account.
    private Finding Missing(Finding other) => other.Status == FindingStatus.Failed
            ? other with
            {
                Status = FindingStatus.Passed,
                Reason = "The resource does not fail any more, so nothing was repaired.",
                Resource = Resource,
                UserName = Source?.UserName,
                Remedy = null,
                Guidance = null,
            }
            : other with { Resource = Resource, UserName = Source?.UserName };

    private bool Is(string resource) => string.Equals(resource, Resource, StringComparison.OrdinalIgnoreCase);
}
