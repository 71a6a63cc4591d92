using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>A member of a group.</summary>
/// <param name="GroupName">The name of the group, as in the account.</param>
/// <param name="User">The user.</param>
internal sealed record GroupMember(string GroupName, User User);
