using System.Diagnostics;

namespace AdminIam.Build.Coverage;

/// <summary>
/// coverlet, run by MSBuild: it writes counters into the engine and the cmdlets and reads what they counted.
/// </summary>
internal static class CoverageTool
{
    private static readonly string Project = Repository.PathOf("build", "Coverage", "Coverage.csproj");

    public static async Task RestoreAsync()
    {
        if (await Processes.RunAsync("dotnet", "restore", Project, "-v", "quiet") != 0)
            throw new BuildFailedException("coverlet.msbuild could not be restored, so coverage cannot be measured.");
    }

    /// <summary>
    /// Writes counters into the assemblies of some folders. Returns the file that says where they count.
    /// </summary>
    /// <param name="folders">The folders of the assemblies.</param>
    /// <param name="earlierResult">The result of an earlier run that this one is added to; null for none.</param>
    public static async Task<string> InstrumentAsync(IEnumerable<string> folders, string? earlierResult)
    {
        var state = await RunAsync(
            "-t:Instrument", "-getProperty:State", $"-p:Folders=\"{string.Join(',', folders)}\"",
            $"-p:MergeWith={earlierResult}");
        return File.Exists(state)
            ? state
            : throw new BuildFailedException($"No assembly was prepared to measure coverage. {state}");
    }

    /// <summary>Writes what was counted to a file, as coverlet's JSON.</summary>
    /// <param name="state">What <see cref="InstrumentAsync"/> returned.</param>
    /// <param name="result">The path of the file.</param>
    public static Task ReportAsync(string state, string result) =>
        RunAsync("-t:Report", $"-p:State={state}", $"-p:Result={result}");

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Processes.Start(
            new ProcessStartInfo("dotnet", ["msbuild", Project, "-nologo", .. arguments])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
            });
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new BuildFailedException($"Coverage could not be measured. {output}");
    }
}
