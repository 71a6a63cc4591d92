using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Bench;

/// <summary>A PowerShell with its own startup cache, which shortens the next start.</summary>
internal sealed class CachedPowerShell(PowerShellProgram program, string cacheFolder)
{
    /// <summary>Runs PowerShell and returns its output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var start = program.StartInfo(arguments);
        start.RedirectStandardOutput = true;
        start.Environment[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME"] = cacheFolder;
        using var process = Processes.Start(start);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text.Trim() : throw new BuildFailedException($"{arguments[1]} failed.");
    }
}
