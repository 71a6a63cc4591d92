namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>What is written to a report file.</summary>
/// <param name="Report">The report.</param>
/// <param name="Comparison">The difference from an earlier report; <see langword="null"/> if there is
/// none.</param>
public sealed record ReportContent(SafeguardReport Report, ReportComparison? Comparison);
