using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Adds users to groups of IAM Identity Center and removes them.</summary>
/// <param name="run">The run.</param>
/// <param name="force">Whether the members of groups that an external directory owns may be changed.</param>
public sealed class MembershipEditor(IdentityCenterRun run, bool force)
{
    private readonly UserFinder _users = new(run);
    private readonly GroupLookup _groups = new(run);
    private readonly Memberships _memberships = new(run);

    /// <summary>Finds a user and groups, before the first change.</summary>
    /// <param name="user">The name or ID of the user.</param>
    /// <param name="groups">The names or IDs of the groups.</param>
    /// <exception cref="AdminException"><c>IdentityUserNotFound</c>, <c>IdentityGroupNotFound</c> or
    /// <c>ManagedExternally</c>.</exception>
    public async Task<MembershipPlan> PlanAsync(string user, IReadOnlyCollection<string> groups)
    {
        var found = await _groups.GetAsync(groups).ConfigureAwait(false);
        foreach (var group in found)
            ExternalOwner.Check(group, force);
        return new MembershipPlan(await _users.GetAsync(user).ConfigureAwait(false), found);
    }

    /// <summary>Adds a user to groups. An existing membership is not an error.</summary>
    /// <param name="user">The name or ID of the user.</param>
    /// <param name="groups">The names or IDs of the groups.</param>
    /// <returns>The user with the groups that were added.</returns>
    public async Task<UserResult> AddAsync(string user, IReadOnlyCollection<string> groups)
    {
        var plan = await PlanAsync(user, groups).ConfigureAwait(false);
        var changes = new List<string>();
        foreach (var group in plan.Groups)
        {
            if (await _memberships.AddAsync(group.GroupId, plan.User.UserId).ConfigureAwait(false))
                changes.Add($"group: {group.GroupName}");
        }

        return ResultOf(plan, changes);
    }

    /// <summary>Removes a user from groups. A missing membership is not an error.</summary>
    /// <returns>The user with the groups that were removed.</returns>
    public async Task<UserResult> RemoveAsync(MembershipPlan plan)
    {
        var changes = new List<string>();
        foreach (var group in plan.Groups)
        {
            if (await _memberships.FindAsync(group.GroupId, plan.User.UserId).ConfigureAwait(false) is { } id
                && await _memberships.RemoveAsync(id).ConfigureAwait(false))
            {
                changes.Add($"group removed: {group.GroupName}");
            }
        }

        return ResultOf(plan, changes);
    }

    private static UserResult ResultOf(MembershipPlan plan, List<string> changes) => new()
    {
        User = plan.User,
        Groups = plan.GroupNames,
        Outcome = EnsureOutcome.Of(changes.Count > 0),
        Changes = changes,
    };
}
