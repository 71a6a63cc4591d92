using AdminIam.Engine.Aws.Calls;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Reads the contents of several organizational units at once.</summary>
internal static class UnitReads
{
    private const int AtOnce = 8;

    /// <summary>Returns the items of all units, in the order of the units.</summary>
    /// <param name="units">The units.</param>
    /// <param name="list">Lists the items of a unit.</param>
    public static async Task<List<T>> ReadAsync<T>(
        IReadOnlyCollection<OrganizationUnit> units, Func<OrganizationUnit, Pages<T>> list)
    {
        var all = new List<T>();
        for (var start = 0; start < units.Count; start += AtOnce)
        {
            var parts = await Task.WhenAll(
                units.Skip(start).Take(AtOnce).Select(unit => list(unit).ToListAsync())).ConfigureAwait(false);
            all.AddRange(parts.SelectMany(part => part));
        }

        return all;
    }
}
