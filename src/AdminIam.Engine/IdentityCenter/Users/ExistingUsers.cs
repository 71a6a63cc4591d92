using System.Collections.Concurrent;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Finds the existing users and memberships for the rows of a run.</summary>
internal sealed class ExistingUsers(IdentityCenterRun run)
{
    private readonly UserFinder _finder = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly ListLookup<DirectoryUser> _users = new(() => new UserFinder(run).List(), user => user.UserName);
    private readonly ConcurrentDictionary<string, ListLookup<Membership>> _members = new(StringComparer.Ordinal);

    /// <summary>Returns the user with a name, or <see langword="null"/> if there is none. The text of an ID is a valid
    /// name, too.</summary>
    public async Task<DirectoryUser?> FindAsync(string userName)
    {
        if (await _users.ReadAsync().ConfigureAwait(false) is { } all)
            return all.TryGetValue(userName, out var user) ? user : null;
        return await _finder.FindIdAsync(userName).ConfigureAwait(false) is { } id
            ? await _finder.DescribeAsync(id).ConfigureAwait(false)
            : null;
    }

    /// <summary>Returns the groups that a user is not a member of.</summary>
    public async Task<IReadOnlyList<DirectoryGroup>> MissingAsync(
        DirectoryUser user, IReadOnlyList<DirectoryGroup> groups)
    {
        var members = await Task.WhenAll(groups.Select(group => MembersOf(group.GroupId).ReadAsync()))
            .ConfigureAwait(false);
        var own = Array.IndexOf(members, null) < 0
            ? []
            : await _memberships.OfUser(user.UserId).ToListAsync().ConfigureAwait(false);
        return
        [
            .. groups.Where((group, index) => members[index] is { } all
                ? !all.ContainsKey(user.UserId)
                : own.TrueForAll(one => one.GroupId != group.GroupId)),
        ];
    }

    private ListLookup<Membership> MembersOf(string groupId) => _members.GetOrAdd(
        groupId, id => new ListLookup<Membership>(() => _memberships.OfGroup(id), one => one.UserId));
}
