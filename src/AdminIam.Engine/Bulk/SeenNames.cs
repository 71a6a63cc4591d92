namespace AdminIam.Engine.Bulk;

/// <summary>Remembers in which row each name came first, in twelve bytes a name rather than the name itself.</summary>
/// <remarks>Two names of a run share a 64-bit hash with a probability below 1 in 10^9 for 100,000 rows.</remarks>
public sealed class SeenNames
{
    private readonly Dictionary<ulong, int> _rows = [];

    /// <summary>Notes a name.</summary>
    /// <param name="name">The name; case does not matter.</param>
    /// <param name="row">The row it is in.</param>
    /// <returns>The row it came in first; <paramref name="row"/> if it is new.</returns>
    public int FirstRow(string name, int row)
    {
        var hash = Hash(name);
        if (_rows.TryGetValue(hash, out var first))
            return first;
        _rows[hash] = row;
        return row;
    }

    // FNV-1a: string.GetHashCode has 32 bits, of which 100,000 names would share some.
    private static ulong Hash(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in name)
            hash = (hash ^ char.ToUpperInvariant(c)) * 0x100000001B3;
        return hash;
    }
}
