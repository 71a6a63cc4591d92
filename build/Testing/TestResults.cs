using System.Text.Json;

namespace AdminIam.Build.Testing;

/// <summary>What a run of tests found.</summary>
internal sealed record TestResults(int Passed, IReadOnlyList<TestFailure> Failures, int Skipped)
{
    public static TestResults None => new(0, [], 0);

    public static TestResults OneFailure(string what) => new(0, [new TestFailure(what)], 0);

    public static TestResults operator +(TestResults left, TestResults right) =>
        new(left.Passed + right.Passed, [.. left.Failures, .. right.Failures], left.Skipped + right.Skipped);

    /// <summary>
    /// Reads the results that a script wrote. A run that ended early counts as at least one failure.
    /// </summary>
    public static TestResults OfRun(string what, int exitCode, string resultPath) =>
        File.Exists(resultPath)
            ? JsonSerializer.Deserialize<TestResults>(File.ReadAllText(resultPath))!.EndedWith(exitCode, what)
            : OneFailure($"{what} ended with exit code {exitCode} and no results.");

    /// <summary>
    /// Returns these results, with one failure more if the exit code is that of a failure and no test failed: the run
    /// crashed or did not start, and tests that did not run must not count as passed.
    /// </summary>
    public TestResults EndedWith(int exitCode, string what) => exitCode == 0 || Failures.Count > 0
        ? this
        : this + OneFailure($"{what} ended with exit code {exitCode} and no failed test.");

    /// <summary>Returns the failed tests, and the counts in the last line.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [.. Failures.Select(failure => $"{failure}"), $"{Passed} passed, {Failures.Count} failed, {Skipped} skipped"]);
}
