using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Removal;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>Reads the memberships and assignments of users.</summary>
internal sealed class IdentityAccessReader(IdentityCenterRun run)
{
    private readonly GroupFinder _groups = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly PrincipalAssignments _assignments = new(run);

    /// <summary>Returns the access of a user.</summary>
    public async Task<IdentityAccess> ReadAsync(DirectoryUser user)
    {
        var assignments = _assignments.ReadAsync(Assignment.User, user.UserId);
        var memberships = await _memberships.OfUser(user.UserId).ToListAsync().ConfigureAwait(false);
        var groups = await Task.WhenAll(memberships.Select(async one => (
            Group: await _groups.DescribeAsync(one.GroupId).ConfigureAwait(false), one.MembershipId)))
            .ConfigureAwait(false);

        // A group may be deleted in the meantime, and its memberships with it.
        var existing = groups.Where(one => one.Group is not null).Select(one => (one.Group!, one.MembershipId));
        return new IdentityAccess(
            user, [.. existing.OrderBy(one => one.Item1.GroupName, StringComparer.OrdinalIgnoreCase)],
            await assignments.ConfigureAwait(false));
    }
}
