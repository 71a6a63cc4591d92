using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>The result for a user who was locked or unlocked.</summary>
/// <param name="Lock">What was removed from the user, or was restored.</param>
/// <param name="Outcome">The outcome: locked, unlocked, unchanged or incomplete.</param>
public sealed record IdentityLockResult(IdentityLock Lock, Outcome Outcome)
{
    /// <summary>What cannot be restored.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The error, if not everything was done; <see langword="null"/> if it was.</summary>
    public AdminException? Failure { get; init; }
}
