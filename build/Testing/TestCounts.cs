using System.Text.Json;

namespace AdminIam.Build.Testing;

internal readonly record struct TestCounts(int Passed, int Failed, int Skipped)
{
    public static TestCounts OneFailure => new(0, 1, 0);

    public static TestCounts operator +(TestCounts left, TestCounts right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>
    /// Reads the counts that a script wrote. A run that ended early counts as at least one failure.
    /// </summary>
    public static TestCounts OfRun(string what, int exitCode, string resultPath, TextWriter output)
    {
        var counts = File.Exists(resultPath)
            ? JsonSerializer.Deserialize<TestCounts>(File.ReadAllText(resultPath))
            : default;
        if (File.Exists(resultPath) && (exitCode == 0 || counts.Failed > 0))
            return counts;
        output.WriteLine($"{what} ended with exit code {exitCode} and no failed test.");
        return counts + OneFailure;
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
