using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Reads the users in a group.</summary>
public sealed class GroupMembers(IdentityCenterRun run)
{
    private const int AtOnce = 10;

    // A page has 100 users, but the members may be on any page of a long list.
    private const int MembersPerPage = 4;
    private readonly UserFinder _users = new(run);

    /// <summary>Returns the members of a group, in alphabetical order.</summary>
    /// <param name="nameOrId">The name or ID of the group.</param>
    /// <exception cref="AdminException"><c>IdentityGroupNotFound</c>.</exception>
    public async Task<IReadOnlyList<DirectoryUser>> ReadAsync(string nameOrId) =>
        await ReadAsync(await new GroupFinder(run).GetAsync(nameOrId).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Returns the members of a group, in alphabetical order.</summary>
    public async Task<IReadOnlyList<DirectoryUser>> ReadAsync(DirectoryGroup group)
    {
        var memberships = await new Memberships(run).OfGroup(group.GroupId).ToListAsync().ConfigureAwait(false);
        var left = new HashSet<string>(memberships.Select(one => one.UserId), StringComparer.Ordinal);
        var members = await FromListAsync(left).ConfigureAwait(false);
        var ids = left.ToList();
        for (var start = 0; start < ids.Count; start += AtOnce)
        {
            var found = await Task.WhenAll(ids.Skip(start).Take(AtOnce).Select(id => _users.DescribeAsync(id)))
                .ConfigureAwait(false);
            members.AddRange(found.OfType<DirectoryUser>());
        }

        return [.. members.OrderBy(user => user.UserName, StringComparer.OrdinalIgnoreCase)];
    }

    // Reads pages of the list of users while that takes fewer calls than to read the users one by one.
    private async Task<List<DirectoryUser>> FromListAsync(HashSet<string> left)
    {
        var members = new List<DirectoryUser>();
        var pages = _users.List();
        for (var page = left.Count / MembersPerPage; page > 0 && left.Count > 0; page--)
        {
            if (await pages.NextAsync().ConfigureAwait(false) is not { } users)
                break;
            members.AddRange(users.Where(user => left.Remove(user.UserId)));
        }

        return members;
    }
}
