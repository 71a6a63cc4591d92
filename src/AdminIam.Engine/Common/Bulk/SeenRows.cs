namespace AdminIam.Engine.Common.Bulk;

/// <summary>Stores the first row of each name and the digest of its values, with a few bytes per row.</summary>
/// <remarks>Two names of a run share a 64-bit hash with a probability below 1 in 10^9 for 100,000 rows.</remarks>
public sealed class SeenRows
{
    private readonly Dictionary<ulong, SeenRow> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="name">The name in the row, which is not case-sensitive.</param>
    /// <returns>The first row with the name; <see langword="null"/> if the name is new.</returns>
    public SeenRow? Note(string name, SeenRow row)
    {
        var hash = Hash(name);
        if (_rows.TryGetValue(hash, out var first))
            return first;
        _rows[hash] = row;
        return null;
    }

    // FNV-1a, because string.GetHashCode has 32 bits, which would not be unique for 100,000 names.
    private static ulong Hash(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in name)
            hash = (hash ^ char.ToUpperInvariant(c)) * 0x100000001B3;
        return hash;
    }
}
