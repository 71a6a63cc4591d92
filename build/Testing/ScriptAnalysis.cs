using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Testing;

/// <summary>The analysis of the repository's scripts by PSScriptAnalyzer, which no NuGet package brings.</summary>
internal static class ScriptAnalysis
{
    // Analyze.ps1 ends with this where PowerShell does not have the module.
    private const int ModuleMissing = 3;

    public static async Task<TestCounts> RunAsync(PowerShellProgram powerShell)
    {
        using TemporaryFolder folder = new();
        var results = folder.PathOf("analysis.json");
        var script = Repository.PathOf("tests", "Pester", "Analyze.ps1");
        var exitCode = await powerShell.RunAsync(script, "-ResultPath", results);
        if (exitCode == ModuleMissing)
        {
            Console.WriteLine("The scripts were not analyzed: the module PSScriptAnalyzer is not installed.");
            return default;
        }

        return TestCounts.OfRun("Script analysis", exitCode, results, Console.Out);
    }
}
