using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace AdminIam.Build.Testing;

/// <summary>
/// Builds the xunit tests of the desktop set for .NET Framework, and runs them in Mono, the closest to the runtime of
/// Windows PowerShell that there is outside of Windows.
/// </summary>
internal static class DesktopTestRun
{
    private const string SkippedTest = "The tests for Windows PowerShell's runtime";
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(6);
    private static readonly string Project = Repository.PathOf("tests", "AdminIam.Tests.Desktop");

    /// <summary>Runs the tests against the assemblies in bin/desktop. Without Mono, they count as one skipped
    /// test.</summary>
    /// <param name="filter">Runs only the tests whose name contains it.</param>
    public static Task<TestResults> RunAsync(string? filter) =>
        RunAsync(filter, MonoProgram.Find(Environment.GetEnvironmentVariable("PATH") ?? string.Empty), Console.Out);

    internal static async Task<TestResults> RunAsync(string? filter, string? mono, TextWriter output)
    {
        if (mono is null)
        {
            await output.WriteLineAsync(
                $"[SKIP] {SkippedTest}: Mono is not installed (Debian: apt-get install mono-devel).");
            return new TestResults(0, [], 1);
        }

        var built = await Processes.RunAsync(
            "dotnet", "build", Project, "-c", Repository.Configuration, "-nologo", "-v", "quiet", "--tl:off");
        if (built != 0)
        {
            return TestResults.OneFailure("The tests for .NET Framework could not be built.");
        }

        return await RunBuiltAsync(mono, filter, output);
    }

    /// <summary>Returns the results of a result file of xunit's console runner.</summary>
    internal static TestResults Read(XDocument results)
    {
        // A run that was interrupted leaves an assembly without counts.
        var assemblies = results.Descendants("assembly").ToLookup(assembly => assembly.Attribute("errors") is not null);
        int Sum(string name) =>
            assemblies[true].Sum(assembly => int.Parse(assembly.Attribute(name)!.Value, CultureInfo.InvariantCulture));
        var failedTests = results.Descendants("test").Where(test => test.Attribute("result")!.Value == "Fail");
        // Errors are failures outside of tests, as of a class that cannot be created.
        return new TestResults(
            Sum("passed"),
            [
                .. failedTests.Concat(results.Descendants("error")).Select(Failure),
                .. assemblies[false].Select(assembly => new TestFailure(
                    $"The tests of {assembly.Attribute("name")!.Value} were interrupted.")),
            ],
            Sum("skipped"));
    }

    private static TestFailure Failure(XElement failed) => new(
        failed.Attribute("name")?.Value ?? "A test",
        failed.Descendants("message").FirstOrDefault()?.Value ?? string.Empty);

    private static async Task<TestResults> RunBuiltAsync(string mono, string? filter, TextWriter output)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Project, "obj", "run"));
        try
        {
            var results = Path.Combine(folder.FullName, "results.xml");
            var excluded = ExcludedTest.Read(Path.Combine(Project, "NotRun.txt"));
            foreach (var test in excluded)
                await output.WriteLineAsync($"Not run in Mono: {test.Name}: {test.Reason}");
            string[] filterArguments = filter is null ? [] : ["-method", $"*{filter}*"];
            ProcessStartInfo start = new(
                mono,
                [
                    Path.Combine("runner", "xunit.console.exe"), "AdminIam.Tests.dll", "-noshadow", "-nologo",
                    "-nocolor", "-verbose", "-xml", results, .. filterArguments,
                    .. excluded.SelectMany(test => test.Arguments),
                ])
            {
                WorkingDirectory = Path.Combine(Project, "bin", Repository.Configuration, "net472"),
                RedirectStandardOutput = true,
            };
            // Mono and the tests leave files there.
            start.Environment["TMPDIR"] = folder.FullName;
            var exitCode = await RunAsync(start, output);
            var found = File.Exists(results) ? Read(XDocument.Load(results)) : TestResults.None;
            return found.EndedWith(exitCode, "The tests in Mono");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(ProcessStartInfo start, TextWriter output)
    {
        using var process = Processes.Start(start);
        using CancellationTokenSource timeout = new(LongestRun);
        RunningTests tests = new();
        var reading = WriteAsync(process.StandardOutput, tests, output);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync(
                $"The tests in Mono are killed: they did not end within {LongestRun.TotalMinutes} minutes.");
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await reading;
        foreach (var name in tests.Names)
            await output.WriteLineAsync($"Not finished: {name}");
        return process.ExitCode;
    }

    private static async Task WriteAsync(StreamReader lines, RunningTests tests, TextWriter output)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (tests.Read(line))
                await output.WriteLineAsync(line);
        }
    }
}
