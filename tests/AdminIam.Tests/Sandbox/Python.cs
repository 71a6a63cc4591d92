using System.Diagnostics;

namespace AdminIam.Tests.Sandbox;

/// <summary>Debian's Python, whose packages hold clients of AWS that share no code with the sandbox or the module.</summary>
internal static class Python
{
    public const string Path = "/usr/bin/python3";

    public static bool Runs(string code)
    {
        if (!File.Exists(Path))
            return false;
        var start = new ProcessStartInfo(Path) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(code);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string script, TimeSpan limit, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The compiled files would be written beside the sources.
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
