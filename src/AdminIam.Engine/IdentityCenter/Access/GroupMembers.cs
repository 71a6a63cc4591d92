using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Access;

/// <summary>The members of groups. A limited number is remembered, because a group is usually assigned in many
/// accounts.</summary>
internal sealed class GroupMembers(IdentityCenterRun run)
{
    private const int MostMembers = 100_000;
    private readonly Memberships _memberships = new(run);
    private readonly Dictionary<string, IReadOnlyList<string>> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Returns the IDs of the users in a group; none if the group is deleted.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string groupId)
    {
        if (_known.TryGetValue(groupId, out var known))
            return known;
        var members = await _memberships.OfGroup(groupId).Select(member => member.UserId)
            .OrNothing(run.Calls.Service.IsMissing).ToListAsync().ConfigureAwait(false);
        if (_count + members.Count > MostMembers)
        {
            _known.Clear();
            _count = 0;
        }

        _count += members.Count;
        return _known[groupId] = members;
    }
}
