using System.Diagnostics;

namespace AdminIam.Build.Bench;

/// <summary>A pwsh with a memory of its own of what it compiled, which makes its next start faster.</summary>
internal sealed class PowerShellProgram(string path, string cache)
{
    public async Task<string> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(path, ["-NoProfile", "-NonInteractive", .. arguments]) { RedirectStandardOutput = true };
        start.Environment[OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME"] = cache;
        using Process process = Process.Start(start) ?? throw new BuildFailedException("pwsh could not be started.");
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text.Trim() : throw new BuildFailedException($"{arguments[1]} failed.");
    }
}
