using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>What became of a user who was locked or unlocked.</summary>
/// <param name="UserName">The user's name.</param>
/// <param name="User">The user, as far as it could be read.</param>
/// <param name="Outcome">Locked, unlocked, unchanged or incomplete.</param>
public sealed record LockedUser(string UserName, UserRecord? User, Outcome Outcome)
{
    /// <summary>What was taken or given back, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a person should know: what was done in another way, was not checked or cannot be given back.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What could not be done; <see langword="null"/> where all was.</summary>
    public AdminException? Failure { get; init; }
}
