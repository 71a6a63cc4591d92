using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Input;

/// <summary>Detects rows that repeat a name, and collects identical rows for one warning at the end of the
/// run.</summary>
internal sealed class RepeatedRows : IDisposable
{
    private const int Listed = 10;
    private readonly SeenRows _seen = new();
    private readonly RowDigest _digest = new();
    private readonly List<string> _listed = [];
    private int _count;

    /// <summary>The warning that lists the repeated rows; <see langword="null"/> if no row was repeated.</summary>
    public string? Warning => _count == 0
        ? null
        : (_count == 1
            ? "One row repeats another row with the same values, and was processed once: "
            : $"{_count} rows repeat another row with the same values, and were processed once: ")
            + string.Join(", ", _listed) + (_count > _listed.Count ? $" and {_count - _listed.Count} more." : ".");

    /// <summary>Records a row.</summary>
    /// <param name="addValues">Adds the values of the row to a digest.</param>
    /// <param name="first">The number of the first row with this name.</param>
    public RowRepetition Note(string name, int number, Action<RowDigest> addValues, out int first)
    {
        addValues(_digest);
        var row = new SeenRow(number, _digest.Take());
        var seen = _seen.Note(name, row);
        first = seen?.Number ?? number;
        if (seen is not { } before)
            return RowRepetition.None;
        if (before.Digest != row.Digest)
            return RowRepetition.DifferentValues;
        _count++;
        if (_listed.Count < Listed)
            _listed.Add($"row {number} repeats row {first} ('{name}')");
        return RowRepetition.SameValues;
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();
}
