using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>Deletes users of IAM Identity Center after their assignments, which would otherwise remain, and after their
/// memberships.</summary>
/// <param name="force">Whether users that an external directory owns may be deleted.</param>
public sealed class IdentityUserRemover(IdentityCenterRun run, bool force)
{
    private readonly UserFinder _users = new(run);
    private readonly GroupFinder _groups = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly PrincipalAssignments _assignments = new(run);

    /// <summary>Finds a user and what is removed with the user.</summary>
    /// <param name="user">The name or ID of the user.</param>
    /// <param name="readsNames">Whether to read the names of the groups.</param>
    /// <exception cref="AdminException"><c>IdentityUserNotFound</c> or <c>ManagedExternally</c>.</exception>
    public async Task<IdentityUserRemoval> PlanAsync(string user, bool readsNames)
    {
        var found = await _users.GetAsync(user).ConfigureAwait(false);
        ExternalOwner.Check(found, force);
        var assignments = _assignments.ReadAsync(Assignment.User, found.UserId);
        var memberships = await _memberships.OfUser(found.UserId).ToListAsync().ConfigureAwait(false);
        return new IdentityUserRemoval(found, await assignments.ConfigureAwait(false))
        {
            Memberships = memberships,
            GroupNames = readsNames ? await NamesAsync(memberships).ConfigureAwait(false) : [],
        };
    }

    /// <summary>Deletes the assignments of a user and waits until they are deleted, then the memberships, then the
    /// user.</summary>
    /// <returns>The user's name.</returns>
    public async Task<string> RemoveAsync(IdentityUserRemoval removal)
    {
        var user = removal.User;
        await _assignments.RemoveAllAsync(
            removal.Assignments, Assignment.User, user.UserId, $"the user '{user.UserName}'").ConfigureAwait(false);
        await Task.WhenAll(removal.Memberships.Select(one => _memberships.RemoveAsync(one.MembershipId)))
            .ConfigureAwait(false);
        await run.Calls.RemovalAsync(token => run.Client.DeleteUserAsync(
            new DeleteUserRequest { IdentityStoreId = run.StoreId, UserId = user.UserId }, token))
            .ConfigureAwait(false);
        return user.UserName;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(IEnumerable<Membership> memberships)
    {
        var groups = await Task.WhenAll(memberships.Select(one => _groups.DescribeAsync(one.GroupId)))
            .ConfigureAwait(false);
        // A group may be deleted in the meantime.
        return
        [
            .. groups.OfType<DirectoryGroup>().Select(group => group.GroupName)
                .OrderBy(name => name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
