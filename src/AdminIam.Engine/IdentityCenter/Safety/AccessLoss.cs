using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Engine.IdentityCenter.Safety;

/// <summary>The access to accounts that a removal in IAM Identity Center takes.</summary>
public sealed class AccessLoss
{
    private readonly HashSet<string> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _sets = new(StringComparer.Ordinal);
    private readonly HashSet<(string Group, string User)> _memberships = [];
    private readonly HashSet<(string Account, string Set, string Principal)> _assignments = [];

    /// <summary>No loss.</summary>
    public static AccessLoss Nothing => new();

    /// <summary>A user is deleted.</summary>
    public static AccessLoss OfUser(string userId) => new() { _users = { userId } };

    /// <summary>A group is deleted.</summary>
    public static AccessLoss OfGroup(string groupId) => new() { _groups = { groupId } };

    /// <summary>A permission set is deleted, with its assignments.</summary>
    /// <param name="arn">The ARN.</param>
    public static AccessLoss OfPermissionSet(string arn) => new() { _sets = { arn } };

    /// <summary>A user is removed from a group.</summary>
    public static AccessLoss OfMembership(string groupId, string userId) =>
        new() { _memberships = { (groupId, userId) } };

    /// <summary>An assignment is deleted.</summary>
    /// <param name="permissionSetArn">The ARN of the permission set.</param>
    /// <param name="principalId">The ID of the user or group.</param>
    public static AccessLoss OfAssignment(string accountId, string permissionSetArn, string principalId) =>
        new() { _assignments = { (accountId, permissionSetArn, principalId) } };

    /// <summary>Returns the loss of both.</summary>
    public AccessLoss And(AccessLoss other)
    {
        var both = new AccessLoss();
        both.Add(this);
        both.Add(other);
        return both;
    }

    internal void Add(AccessLoss other)
    {
        _users.UnionWith(other._users);
        _groups.UnionWith(other._groups);
        _sets.UnionWith(other._sets);
        _memberships.UnionWith(other._memberships);
        _assignments.UnionWith(other._assignments);
    }

    /// <summary>Returns whether access to an account can be lost, as far as the loss itself shows.</summary>
    internal bool MayAffect(string accountId) => _users.Count + _groups.Count + _sets.Count + _memberships.Count > 0
        || _assignments.Any(assignment => assignment.Account == accountId);

    internal bool TakesUser(string userId) => _users.Contains(userId);

    internal bool TakesMember(string groupId, string userId) =>
        _users.Contains(userId) || _memberships.Contains((groupId, userId));

    internal bool TakesEntry(Assignment entry) => _sets.Contains(entry.PermissionSetArn)
        || (entry.PrincipalType == Assignment.Group ? _groups : _users).Contains(entry.PrincipalId)
        || _assignments.Contains((entry.AccountId, entry.PermissionSetArn, entry.PrincipalId));
}
