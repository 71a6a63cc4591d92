using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>The result of a check for one resource, or for the account.</summary>
/// <param name="Check">The check.</param>
/// <param name="Status">The result.</param>
/// <param name="Reason">Why it is so; never empty.</param>
/// <param name="Resource">The user, access key, policy or role; the account ID if the result is about the
/// account.</param>
/// <param name="UserName">The user that the resource belongs to; <see langword="null"/> if it belongs to none.</param>
/// <param name="Remedy">The remedy; <see langword="null"/> if no command is one.</param>
/// <param name="Guidance">What a person can do where no command is the remedy; otherwise
/// <see langword="null"/>.</param>
public sealed record Finding(
    SafeguardCheck Check, FindingStatus Status, string Reason, string Resource, string? UserName, Remedy? Remedy,
    string? Guidance)
{
    /// <summary>What Repair-AdminAccount does about it.</summary>
    public RepairMode Repair => (Status, Remedy) switch
    {
        (FindingStatus.Failed, Remedies.Repair { NeedsForce: true }) => RepairMode.Force,
        (FindingStatus.Failed, Remedies.Repair) => RepairMode.Safe,
        _ => RepairMode.None,
    };
}
