using AdminIam.Build;
using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class TestResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Failed_tests_are_named_before_the_counts()
    {
        TestResults results = new(3, [new("A word", "Expected: 1\n  Actual: 2\n"), new("A number")], 1);

        Assert.Equal(
            ["Failed: A word", "    Expected: 1", "    Actual: 2", "Failed: A number", "3 passed, 2 failed, 1 skipped"],
            Lines(results));
    }

    [Fact]
    public void Long_errors_are_shortened()
    {
        TestResults results = new(0, [new("A word", string.Join('\n', Enumerable.Repeat(new string('x', 301), 9)))], 0);

        Assert.Equal(
            ["Failed: A word", .. Enumerable.Repeat("    " + new string('x', 300), 8), "0 passed, 1 failed, 0 skipped"],
            Lines(results));
    }

    [Fact]
    public void The_results_of_two_runs_are_added_up()
    {
        var sum = new TestResults(3, [new("A word")], 1) + new TestResults(4, [new("A number")], 2);

        Assert.Equal(
            ["Failed: A word", "Failed: A number", "7 passed, 2 failed, 3 skipped"], Lines(sum));
    }

    [Fact]
    public void A_run_that_ends_with_an_error_and_no_failed_test_is_a_failure() => Assert.Equal(
        ["Failed: Part 2 ended with exit code 139 and no failed test.", "3 passed, 1 failed, 0 skipped"],
        Lines(Read("""{ "Passed": 3, "Failures": [], "Skipped": 0 }""", exitCode: 139)));

    [Fact]
    public void A_run_with_a_failed_test_has_no_other_failure() => Assert.Equal(
        ["Failed: A word", "    Expected: 1", "3 passed, 1 failed, 0 skipped"],
        Lines(Read(
            """{ "Passed": 3, "Failures": [{ "Name": "A word", "Message": "Expected: 1" }], "Skipped": 0 }""",
            exitCode: 1)));

    [Fact]
    public void A_run_without_results_is_a_failure() => Assert.Equal(
        ["Failed: Part 2 ended with exit code 0 and no results.", "0 passed, 1 failed, 0 skipped"],
        Lines(TestResults.OfRun("Part 2", 0, _folder.PathOf("results.json"))));

    private static string[] Lines(TestResults results) => results.ToString().Split(Environment.NewLine);

    private TestResults Read(string json, int exitCode)
    {
        var path = _folder.PathOf("results.json");
        File.WriteAllText(path, json);
        return TestResults.OfRun("Part 2", exitCode, path);
    }
}
