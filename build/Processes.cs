using System.Diagnostics;

namespace AdminIam.Build;

/// <summary>Child processes, run from the repository root with this terminal as theirs.</summary>
internal static class Processes
{
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Repository.Root };
        using Process process = Process.Start(start)
            ?? throw new BuildFailedException($"{program} could not be started.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? Find(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}
