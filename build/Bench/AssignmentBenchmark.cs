using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AdminIam.Build.Bench;

/// <summary>
/// Measures New-AdminAccountAssignment under the limits of AWS, which the sandbox has, beside a loop with boto3.
/// </summary>
internal sealed class AssignmentBenchmark(CachedPowerShell pwsh, TextWriter output)
{
    private const int Accounts = 50;
    private const int MostRequests = 15;
    private const int MostCallsPerSecond = 20;
    private const double MostTime = 1.1;
    private const double MostThrottled = 0.05;

    /// <summary>Creates assignments with both clients.</summary>
    /// <param name="sets">The number of permission sets, each of which is assigned in 50 accounts.</param>
    /// <param name="duration">How long the sandbox takes for a request, in seconds.</param>
    /// <exception cref="BuildFailedException">It takes longer than 1.1 times the best possible time, or more than 5 %
    /// of the calls are throttled.</exception>
    public async Task MeasureAsync(int sets, int duration)
    {
        var count = sets * Accounts;
        // Each request has a place for its duration, and each requires one call. Calls for the status are not counted,
        // although nobody can know without them that a request is completed.
        var best = Math.Max(
            Math.Ceiling(count / (double)MostRequests) * duration, count / (double)MostCallsPerSecond);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} assignments of {duration} s; {MostRequests} requests at a time and {MostCallsPerSecond} calls a "
                + $"second allow {best:0.0} s at best"));
        output.WriteLine("client                      seconds  x best  calls  throttled");
        var own = await MeasureAsync("New-AdminAccountAssignment", sets, duration, best, isOwn: true);
        if (FindPython() is { } python)
            await MeasureAsync("boto3", sets, duration, best, isOwn: false, python);
        else
            output.WriteLine("boto3                       not installed");
        if (own.Done != count)
            throw new BuildFailedException($"Only {own.Done} assignments were created.");
        if (own.Seconds > MostTime * best || own.Throttled > MostThrottled * own.Calls)
            throw new BuildFailedException("The assignments take too long, or too many calls are throttled.");
    }

    private async Task<AssignmentRun> MeasureAsync(
        string name, int sets, int duration, double best, bool isOwn, string? python = null)
    {
        var members = string.Join(',', Enumerable.Range(1, Accounts).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"Member{number}={200_000_000_000 + number}")));
        using var sandbox = await SandboxProcess.StartAsync(
            latencyMilliseconds: 0, usersQuota: 100, settings:
            [
                "--members", members, "--assignment-duration",
                string.Create(CultureInfo.InvariantCulture, $"{duration}s"),
            ]);
        List<string> arguments =
        [
            "-File", Repository.PathOf("build", "Bench", "assignments.ps1"), "-EndpointUrl", sandbox.Url.ToString(),
            "-SetCount", sets.ToString(CultureInfo.InvariantCulture),
        ];
        if (!isOwn)
            arguments.Add("-SetUpOnly");
        var json = await pwsh.RunAsync([.. arguments]);
        if (!isOwn)
            json = await RunPythonAsync(python!, sandbox.Url);
        var run = JsonSerializer.Deserialize<AssignmentRun>(json)
            ?? throw new BuildFailedException($"{name} returned no results.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-26}  {run.Seconds,7:0.0}  {run.Seconds / best,6:0.00}  {run.Calls,5}  "
                + $"{100.0 * run.Throttled / run.Calls,7:0.0} %"));
        return run;
    }

    private static async Task<string> RunPythonAsync(string python, Uri url)
    {
        using var process = Processes.Start(new ProcessStartInfo(
            python, [Repository.PathOf("build", "Bench", "assignments.py"), url.ToString()])
        {
            RedirectStandardOutput = true,
        });
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text.Trim() : throw new BuildFailedException("assignments.py failed.");
    }

    private static string? FindPython()
    {
        try
        {
            using var process = Processes.Start(new ProcessStartInfo("python3", ["-c", "import boto3"])
            {
                RedirectStandardError = true,
            });
            process.WaitForExit();
            return process.ExitCode == 0 ? "python3" : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
