using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>What a check found out about one resource, or about the account.</summary>
/// <param name="Status">The result. A check never returns <see cref="FindingStatus.Accepted"/>.</param>
/// <param name="Reason">Why it is so, with the values that decided it.</param>
internal sealed record Verdict(FindingStatus Status, string Reason)
{
    /// <summary>The user, key, policy or role; <see langword="null"/> for the account.</summary>
    public string? Resource { get; init; }

    /// <summary>The user that the resource belongs to; <see langword="null"/> if it belongs to none.</summary>
    public string? UserName { get; init; }

    /// <summary>The remedy; <see langword="null"/> if no command is one.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>What a person can do where no command is the remedy.</summary>
    public string? Guidance { get; init; }

    /// <summary>Users whose credentials decided a result that belongs to no user.</summary>
    public IReadOnlyList<string> DecidingUsers { get; init; } = [];
}
