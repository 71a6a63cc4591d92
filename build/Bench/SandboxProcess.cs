using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AdminIam.Build.Requests;

namespace AdminIam.Build.Bench;

/// <summary>The sandbox in a separate process, so that only the module is measured.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private SandboxProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>The processor time that the process has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that the process uses.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <param name="latencyMilliseconds">The minimum duration of an answer.</param>
    /// <param name="usersQuota">
    /// The number of users that the account can have: with IAM's quota of 5,000, most calls of a long run would fail.
    /// </param>
    /// <param name="statePath">The state file; null keeps the account in memory.</param>
    /// <param name="settings">Further options of the program.</param>
    public static async Task<SandboxProcess> StartAsync(
        int latencyMilliseconds, int usersQuota, string? statePath = null, IReadOnlyList<string>? settings = null)
    {
        var program = Path.Combine(
            Repository.OutputOf("AdminIam.Sandbox.Console", "net8.0"), "AdminIam.Sandbox.Console.dll");
        ProcessStartInfo start = new(
            "dotnet",
            [
                program, "--latency", $"{latencyMilliseconds}ms",
                "--users-quota", usersQuota.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
        };
        if (statePath is not null)
        {
            start.ArgumentList.Add("--state");
            start.ArgumentList.Add(statePath);
        }

        foreach (var setting in settings ?? [])
            start.ArgumentList.Add(setting);
        var process = Process.Start(start) ?? throw new BuildFailedException("The sandbox could not be started.");
        // "AdminIam sandbox: http://127.0.0.1:4599/ account ..."
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        var url = line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal));
        return url is null
            ? throw new BuildFailedException($"The sandbox did not report its URL: {line}")
            : new SandboxProcess(process, new Uri(url));
    }

    public async Task ResetAsync()
    {
        var reset = RequestSigner.OfRoot(Url, "iam").Form("", "/_sandbox/reset");
        var response = await RequestSender.SendAsync(Url.Port, reset);
        if (!response.StartsWith("HTTP/1.1 20", StringComparison.Ordinal))
            throw new BuildFailedException($"The sandbox was not reset: {response}");
    }

    public async Task<long> CallsAsync()
    {
        using var stats = await StatisticsAsync();
        return stats.RootElement.GetProperty("totalCalls").GetInt64();
    }

    public async Task<IReadOnlyDictionary<string, long>> CallsByActionAsync()
    {
        using var stats = await StatisticsAsync();
        return stats.RootElement.GetProperty("callsByAction").Deserialize<SortedDictionary<string, long>>()!;
    }

    private async Task<JsonDocument> StatisticsAsync() =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(Url, "_sandbox/stats")));

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _http.Dispose();
    }
}
