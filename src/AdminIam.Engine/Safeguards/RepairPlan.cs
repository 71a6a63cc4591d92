using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards;

/// <summary>Whether and how a finding is repaired.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Refusal">Why it is not repaired; <see langword="null"/> if it can be repaired.</param>
public sealed record RepairPlan(Finding Finding, string? Refusal)
{
    /// <summary>The change in the words of a confirmation prompt; empty if there is no repair.</summary>
    public string Action => (Finding.Remedy as Repair)?.Action ?? string.Empty;

    /// <summary>Whom the repair affects.</summary>
    internal RepairScope Scope { get; init; } = RepairScope.Nobody;
}
