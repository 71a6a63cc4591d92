using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Testing;

/// <summary>Analyzes the scripts of the repository with PSScriptAnalyzer, which is not available as a NuGet
/// package.</summary>
internal static class ScriptAnalysis
{
    // The exit code of Analyze.ps1 if the module is not installed.
    private const int ModuleMissing = 3;

    public static async Task<TestResults> RunAsync(PowerShellProgram powerShell)
    {
        using TemporaryFolder folder = new();
        var results = folder.PathOf("analysis.json");
        var script = Repository.PathOf("tests", "Pester", "Analyze.ps1");
        var exitCode = await powerShell.RunAsync(script, "-ResultPath", results);
        if (exitCode == ModuleMissing)
        {
            Console.WriteLine("The scripts were not analyzed: the module PSScriptAnalyzer is not installed.");
            return TestResults.None;
        }

        return TestResults.OfRun("Script analysis", exitCode, results);
    }
}
