namespace AdminIam.Build.Testing;

/// <summary>The tests that have started and not finished, by the verbose output of xunit's console runner.</summary>
internal sealed class RunningTests
{
    private const string Started = " [STARTING]";
    private const string Finished = " [FINISHED] Time: ";

    private readonly List<string> _names = [];

    /// <summary>The names, in the order of their start.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads a line, and returns whether it is part of the output that is not verbose.</summary>
    public bool Read(string line)
    {
        // The name of a test with arguments can contain anything, even the markers.
        if (line.EndsWith(Started, StringComparison.Ordinal))
        {
            _names.Add(line[..^Started.Length].Trim());
            return false;
        }

        var end = line.LastIndexOf(Finished, StringComparison.Ordinal);
        if (end < 0)
            return true;
        _names.Remove(line[..end].Trim());
        return false;
    }
}
