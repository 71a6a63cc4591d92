using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>A violation in one of two reports.</summary>
/// <param name="Finding">The violation.</param>
/// <param name="Change">How it changed.</param>
/// <param name="Report">The report that the finding is from.</param>
public sealed record ComparedFinding(Finding Finding, FindingChange Change, SafeguardReport Report);
