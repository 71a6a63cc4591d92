using System.Collections.Concurrent;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Finds the groups that many rows name, each once a run.</summary>
internal sealed class GroupLookup(IdentityCenterRun run)
{
    private readonly GroupFinder _groups = new(run);
    private readonly ConcurrentDictionary<string, Lazy<Task<DirectoryGroup?>>> _known =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the groups, each once.</summary>
    /// <param name="namesOrIds">Their names or IDs.</param>
    /// <exception cref="AdminException"><c>IdentityGroupNotFound</c>.</exception>
    public async Task<IReadOnlyList<DirectoryGroup>> GetAsync(IEnumerable<string> namesOrIds)
    {
        var groups = new Dictionary<string, DirectoryGroup>();
        foreach (var name in namesOrIds.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var found = await FindAsync(name).ConfigureAwait(false);
            var group = found ?? throw await _groups.NotFoundAsync(name).ConfigureAwait(false);
            groups[group.GroupId] = group;
        }

        return [.. groups.Values];
    }

    private async Task<DirectoryGroup?> FindAsync(string name)
    {
        var lookup = _known.GetOrAdd(name, one => new Lazy<Task<DirectoryGroup?>>(() => _groups.FindAsync(one)));
        try
        {
            return await lookup.Value.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Another row may succeed where this call was throttled or lost.
            _known.TryRemove(name, out _);
            throw;
        }
    }
}
