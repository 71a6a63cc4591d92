using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>The result for a user who was locked or unlocked.</summary>
/// <param name="UserName">The user's name.</param>
/// <param name="User">The user, if it could be read.</param>
/// <param name="Outcome">The outcome: locked, unlocked, unchanged or incomplete.</param>
public sealed record LockedUser(string UserName, UserRecord? User, Outcome Outcome)
{
    /// <summary>Messages about what was disabled or enabled.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Warnings: what was done differently, was not checked or cannot be restored.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The error of an incomplete lock; <see langword="null"/> if it is complete.</summary>
    public AdminException? Failure { get; init; }
}
