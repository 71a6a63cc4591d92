using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Removal;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>The access of a user that a lock removes: memberships, and assignments of the user itself.</summary>
public sealed class IdentityAccess
{
    internal IdentityAccess(
        DirectoryUser user, IReadOnlyList<(DirectoryGroup Group, string MembershipId)> groups,
        IReadOnlyList<PrincipalAssignment> assignments)
    {
        User = user;
        Groups = groups;
        Assignments = assignments;
    }

    /// <summary>The user.</summary>
    public DirectoryUser User { get; }

    internal static IdentityAccess None(DirectoryUser user) => new(user, [], []);

    /// <summary>Whether the user has no access.</summary>
    public bool IsEmpty => Groups.Count + Assignments.Count == 0;

    internal IReadOnlyList<(DirectoryGroup Group, string MembershipId)> Groups { get; }

    internal IReadOnlyList<PrincipalAssignment> Assignments { get; }

    /// <summary>Returns the actions of a lock, for prompts.</summary>
    public string Describe()
    {
        if (IsEmpty)
            return "Change nothing, because the user has no groups and no assignments";
        var steps = new List<string>();
        if (Groups.Count > 0)
            steps.Add($"remove from group {string.Join(", ", Groups.Select(one => one.Group.GroupName))}");
        if (Assignments.Count > 0)
            steps.Add($"delete assignment of {string.Join(", ", Assignments)}");
        var text = string.Join("; ", steps);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }

    /// <summary>Returns the access without that of another one, which was removed: the lists of AWS can show it for a
    /// while.</summary>
    internal IdentityAccess Without(IEnumerable<IdentityAccess> removed)
    {
        var memberships = new HashSet<string>(removed.SelectMany(one => one.Groups).Select(one => one.MembershipId));
        var assignments = new HashSet<Assignment>(
            removed.SelectMany(one => one.Assignments).Select(one => one.Assignment));
        return new IdentityAccess(
            User, [.. Groups.Where(one => !memberships.Contains(one.MembershipId))],
            [.. Assignments.Where(one => !assignments.Contains(one.Assignment))]);
    }

    internal IdentityLock ToLock(DateTime? since) => new()
    {
        UserId = User.UserId,
        UserName = User.UserName,
        Since = since,
        Groups = [.. Groups.Select(one => new LockedGroup(one.Group.GroupId, one.Group.GroupName))],
        Assignments =
        [
            .. Assignments.Select(one => new LockedAssignment(
                one.Assignment.AccountId, one.Assignment.PermissionSetArn,
                one.PermissionSetName ?? one.Assignment.PermissionSetArn)),
        ],
    };
}
