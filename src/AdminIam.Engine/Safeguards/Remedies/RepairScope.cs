using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Whom a repair affects.</summary>
internal sealed record RepairScope
{
    /// <summary>A repair that takes nothing away from anyone.</summary>
    public static RepairScope Nobody { get; } = new();

    /// <summary>The users whose credentials or policies change.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The groups that lose permissions.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The roles that lose permissions.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The administrator access that could be lost.</summary>
    public PowerLoss Loss { get; init; } = PowerLoss.Nothing;
}
