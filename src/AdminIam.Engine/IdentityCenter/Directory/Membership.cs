namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>A user in a group.</summary>
/// <param name="MembershipId">The ID of the membership.</param>
/// <param name="GroupId">The ID of the group.</param>
/// <param name="UserId">The ID of the user.</param>
internal sealed record Membership(string MembershipId, string GroupId, string UserId);
