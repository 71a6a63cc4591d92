using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Reads which groups users are members of, with as few calls as possible.</summary>
public sealed class UserGroups(IdentityCenterRun run)
{
    // For so few users, their groups are read one by one instead of the list of all groups.
    private const int Few = 10;
    private const int AtOnce = 10;
    private readonly GroupFinder _groups = new(run);
    private readonly Memberships _memberships = new(run);

    /// <summary>Returns the names of the groups of users, in alphabetical order.</summary>
    /// <returns>The names by the ID of the user.</returns>
    public async Task<ILookup<string, string>> ReadAsync(IReadOnlyCollection<DirectoryUser> users)
    {
        List<Membership> memberships;
        Dictionary<string, string> names;
        if (users.Count <= Few)
        {
            memberships = await OfUsersAsync(users).ConfigureAwait(false);
            names = await NamesOfAsync(memberships).ConfigureAwait(false);
        }
        else
        {
            var groups = await _groups.List().ToListAsync().ConfigureAwait(false);
            names = groups.ToDictionary(group => group.GroupId, group => group.GroupName);
            memberships = groups.Count < users.Count
                ? await EachAsync(groups, group => _memberships.OfGroup(group.GroupId).ToListAsync())
                    .ConfigureAwait(false)
                : await OfUsersAsync(users).ConfigureAwait(false);
        }

        // A group may be deleted in the meantime.
        return memberships.Where(one => names.ContainsKey(one.GroupId))
            .Select(one => (one.UserId, Name: names[one.GroupId]))
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .ToLookup(one => one.UserId, one => one.Name);
    }

    private Task<List<Membership>> OfUsersAsync(IEnumerable<DirectoryUser> users) =>
        EachAsync(users, user => _memberships.OfUser(user.UserId).ToListAsync());

    private async Task<Dictionary<string, string>> NamesOfAsync(IEnumerable<Membership> memberships)
    {
        var groups = await EachAsync(
            memberships.Select(one => one.GroupId).Distinct(StringComparer.Ordinal),
            async id => new List<DirectoryGroup?> { await _groups.DescribeAsync(id).ConfigureAwait(false) })
            .ConfigureAwait(false);
        return groups.OfType<DirectoryGroup>().ToDictionary(group => group.GroupId, group => group.GroupName);
    }

    private static async Task<List<TResult>> EachAsync<T, TResult>(
        IEnumerable<T> items, Func<T, Task<List<TResult>>> read)
    {
        var results = new List<TResult>();
        var all = items.ToList();
        for (var start = 0; start < all.Count; start += AtOnce)
        {
            var found = await Task.WhenAll(all.Skip(start).Take(AtOnce).Select(read)).ConfigureAwait(false);
            results.AddRange(found.SelectMany(one => one));
        }

        return results;
    }
}
