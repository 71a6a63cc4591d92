namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>A group that a lock removed a user from.</summary>
/// <param name="GroupId">The ID of the group.</param>
/// <param name="GroupName">The name when the user was locked.</param>
public sealed record LockedGroup(string GroupId, string GroupName);
