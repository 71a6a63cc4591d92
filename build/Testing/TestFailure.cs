namespace AdminIam.Build.Testing;

/// <summary>A test that failed, or a run that ended early.</summary>
/// <param name="Name">The full name of the test.</param>
/// <param name="Message">The error, of any length. Empty where the name says everything.</param>
internal sealed record TestFailure(string Name, string Message = "")
{
    private const int MaximumLines = 8;
    private const int MaximumLineLength = 300;

    /// <summary>Returns the name and the first lines of the error.</summary>
    public override string ToString()
    {
        var lines = Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(
            Environment.NewLine,
            [
                $"Failed: {Name}",
                .. lines.Take(MaximumLines).Select(line => $"    {line[..Math.Min(line.Length, MaximumLineLength)]}"),
            ]);
    }
}
