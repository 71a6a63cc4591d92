using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminIam.Build.Testing;

/// <summary>The Pester tests and the script analysis: what only a PowerShell can tell.</summary>
internal static partial class PowerShellRun
{
    // Run.ps1 ends with these where the machine has a PowerShell without the module.
    private const int ModuleMissing = 3;

    public static async Task<TestCounts> TestAsync(string? filter)
    {
        string notRun = $"at least {CountTests()} Pester tests were not run";
        if (Processes.Find("pwsh") is not { } pwsh)
            return Skip($"There is no pwsh on PATH: {notRun}.");
        using TemporaryFolder folder = new();
        string results = folder.PathOf("pester.json");
        string[] filterArguments = filter is null ? [] : ["-Filter", filter];
        int exitCode = await RunScriptAsync(pwsh, "Run.ps1", ["-ResultPath", results, .. filterArguments]);
        if (exitCode == ModuleMissing)
            return Skip($"pwsh has no Pester 5: {notRun}.");
        return Read("Pester", exitCode, results);
    }

    public static async Task<TestCounts> AnalyzeAsync()
    {
        if (Processes.Find("pwsh") is not { } pwsh)
            return default;
        using TemporaryFolder folder = new();
        string results = folder.PathOf("analysis.json");
        int exitCode = await RunScriptAsync(pwsh, "Analyze.ps1", ["-ResultPath", results]);
        if (exitCode == ModuleMissing)
            return Skip("pwsh has no PSScriptAnalyzer: the scripts were not analyzed.");
        return Read("Script analysis", exitCode, results);
    }

    private static Task<int> RunScriptAsync(string pwsh, string script, string[] arguments) => Processes.RunAsync(
        pwsh, ["-NoProfile", "-NonInteractive", "-File", Repository.PathOf("tests", "Pester", script), .. arguments]);

    private static TestCounts Skip(string message)
    {
        Console.WriteLine(message);
        return default;
    }

    private static TestCounts Read(string what, int exitCode, string results)
    {
        TestCounts counts = File.Exists(results)
            ? JsonSerializer.Deserialize<TestCounts>(File.ReadAllText(results))
            : default;
        if (File.Exists(results) && (exitCode == 0 || counts.Failed > 0))
            return counts;
        Console.WriteLine($"{what} ended with exit code {exitCode} and no failed test.");
        return counts + TestCounts.OneFailure;
    }

    // A test with cases counts once: how many cases it has is known only when PowerShell runs it.
    private static int CountTests() => Directory
        .EnumerateFiles(Repository.PathOf("tests", "Pester"), "*.Tests.ps1", SearchOption.AllDirectories)
        .Sum(path => ItBlock().Count(File.ReadAllText(path)));

    [GeneratedRegex(@"^\s*It\s+['""]", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ItBlock();
}
