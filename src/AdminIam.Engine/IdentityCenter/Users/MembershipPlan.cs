using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>A user and groups whose memberships are to be changed.</summary>
/// <param name="User">The user.</param>
/// <param name="Groups">The groups.</param>
public sealed record MembershipPlan(DirectoryUser User, IReadOnlyList<DirectoryGroup> Groups)
{
    /// <summary>The names of the groups.</summary>
    public IReadOnlyList<string> GroupNames => [.. Groups.Select(group => group.GroupName)];
}
