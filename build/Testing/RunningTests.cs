namespace AdminIam.Build.Testing;

/// <summary>The tests that have started and not finished, by the verbose output of xunit's console runner.</summary>
internal sealed class RunningTests
{
    private const string Started = " [STARTING]";
    private const string Finished = " [FINISHED]";

    private readonly List<string> _names = [];

    /// <summary>The names, in the order of their start.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads a line, and returns whether it is part of the output that is not verbose.</summary>
    public bool Read(string line)
    {
        if (NameBefore(Started, line) is { } started)
        {
            _names.Add(started);
            return false;
        }

        if (NameBefore(Finished, line) is not { } finished)
            return true;
        _names.Remove(finished);
        return false;
    }

    // The name of a test with arguments can contain anything, even the marker.
    private static string? NameBefore(string marker, string line) =>
        line.LastIndexOf(marker, StringComparison.Ordinal) is var end and >= 0 ? line[..end].Trim() : null;
}
