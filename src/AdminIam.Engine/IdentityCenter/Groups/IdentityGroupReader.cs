using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>Reads groups of IAM Identity Center with the number of their members.</summary>
public sealed class IdentityGroupReader(IdentityCenterRun run)
{
    // The same maximum as for groups of IAM; each page has 100 members.
    private const int MostMembers = 1000;

    private readonly Memberships _memberships = new(run);
    private readonly GroupFinder _finder = new(run);

    /// <summary>Returns a group with the number of its members.</summary>
    /// <param name="group">The name or ID of the group.</param>
    public async Task<IdentityGroupRecord> GetAsync(string group)
    {
        var found = await _finder.GetAsync(group).ConfigureAwait(false);
        return new IdentityGroupRecord(found)
        {
            MemberCount = await CountAsync(found.GroupId).ConfigureAwait(false),
        };
    }

    /// <summary>Returns the groups of a user.</summary>
    /// <param name="user">The name or ID of the user.</param>
    public async Task<IReadOnlyList<DirectoryGroup>> OfUserAsync(string user)
    {
        var found = await new UserFinder(run).GetAsync(user).ConfigureAwait(false);
        var memberships = await _memberships.OfUser(found.UserId).ToListAsync().ConfigureAwait(false);
        var groups = await Task.WhenAll(memberships.Select(one => _finder.DescribeAsync(one.GroupId)))
            .ConfigureAwait(false);
        return [.. groups.OfType<DirectoryGroup>().OrderBy(group => group.GroupName, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Returns the number of members; <see langword="null"/> if it exceeds 1,000.</summary>
    internal async Task<int?> CountAsync(string groupId)
    {
        var pages = _memberships.OfGroup(groupId);
        var count = 0;
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            count += page.Count;
            if (count > MostMembers)
                return null;
        }

        return count;
    }
}
