using AdminIam.Engine.Users;

namespace AdminIam.Engine.Locks;

/// <summary>What became of a user who was locked or unlocked.</summary>
/// <param name="User">The user.</param>
/// <param name="Outcome">Locked, unlocked or unchanged.</param>
/// <param name="Notes">What the lock took or what could not be given back, in sentences.</param>
public sealed record LockedUser(UserRecord User, Outcome Outcome, IReadOnlyList<string> Notes);
