namespace AdminIam.Engine.Common.Bulk;

/// <summary>Remembers in which row each name came first and what was asked for there, in a few bytes a row.</summary>
/// <remarks>Two names of a run share a 64-bit hash with a probability below 1 in 10^9 for 100,000 rows.</remarks>
public sealed class SeenRows
{
    private readonly Dictionary<ulong, SeenRow> _rows = [];

    /// <summary>Notes a row.</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <param name="row">The row.</param>
    /// <returns>The row that had the name first; <see langword="null"/> if it is new.</returns>
    public SeenRow? Note(string name, SeenRow row)
    {
        var hash = Hash(name);
        if (_rows.TryGetValue(hash, out var first))
            return first;
        _rows[hash] = row;
        return null;
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
