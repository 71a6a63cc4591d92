using System.Diagnostics;

namespace AdminIam.Build;

/// <summary>Child processes. They use this terminal unless their output is redirected.</summary>
internal static class Processes
{
    public static Process Start(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new BuildFailedException($"{start.FileName} could not be started.");

    /// <summary>Runs a program in the repository's root and returns its exit code.</summary>
    public static Task<int> RunAsync(string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root });

    public static async Task<int> RunAsync(ProcessStartInfo start)
    {
        using var process = Start(start);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
