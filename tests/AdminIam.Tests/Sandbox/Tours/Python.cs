using System.Diagnostics;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>
/// Python interpreters, whose packages hold clients of AWS that share no code with the sandbox or the module.
/// </summary>
internal static class Python
{
    /// <summary>The interpreter of Debian, then those on the PATH.</summary>
    private static readonly string[] Interpreters =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin")
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "python.exe" : "python3"))
        .Where(File.Exists).Distinct().ToArray();

    /// <summary>The first interpreter that runs the code without an error, or null.</summary>
    public static string? Find(string code) => Interpreters.FirstOrDefault(interpreter => Runs(interpreter, code));

    private static bool Runs(string interpreter, string code)
    {
        var start = new ProcessStartInfo(interpreter) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(code);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string interpreter, string script, TimeSpan limit, params string[] arguments)
    {
        var start = new ProcessStartInfo(interpreter) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Compiled files would be written to the source folder.
        foreach (var argument in new[] { "-B", script }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{script} did not end within {limit}.");
        }

        return (process.ExitCode, await output + await error);
    }
}
