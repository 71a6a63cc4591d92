using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Build.Fuzzing;

/// <summary>
/// Sends generated requests to a sandbox concurrently, and checks the sandbox after each round.
/// </summary>
internal static class SandboxFuzzer
{
    private const int Connections = 32;
    private const int RequestsPerRound = 2000;

    // Objects that are created once, such as models and patterns, do not count as growth.
    private const int WarmUpRounds = 2;

    // Far more than the state can grow with the quotas of the account.
    private const long AllowedGrowth = 64 * 1024 * 1024;

    // Escaping the longest generated values leaves 15 MB of pooled buffers in each thread, which the runtime releases
    // after about a minute without use.
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<FuzzReport> RunAsync(TimeSpan time, int seed)
    {
        using var server = SandboxServer.Start(new SandboxOptions { AnyCredential = true });
        RequestGenerator generator = new(seed);
        ConcurrentDictionary<string, long> answers = new();
        List<string> troubles = [];
        var watch = Stopwatch.StartNew();
        long requests = 0;
        long memoryBefore = 0;
        while ((watch.Elapsed < time || memoryBefore == 0) && troubles.Count == 0)
        {
            await RoundAsync(server, generator, answers);
            requests += RequestsPerRound;
            troubles.AddRange(await ExamineAsync(server));
            server.Reset();
            if (requests == WarmUpRounds * RequestsPerRound)
                memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        }

        var memoryAfter = await SettledMemoryAsync(memoryBefore);
        if (memoryAfter - memoryBefore > AllowedGrowth)
            troubles.Add($"Memory grew from {memoryBefore} to {memoryAfter} bytes.");
        return new FuzzReport(
            requests, new SortedDictionary<string, long>(answers), memoryBefore, memoryAfter, troubles);
    }

    private static async Task<long> SettledMemoryAsync(long before)
    {
        var watch = Stopwatch.StartNew();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        while (memory - before > AllowedGrowth && watch.Elapsed < TimeToSettle)
        {
            await Task.Delay(Patience);
            memory = GC.GetTotalMemory(forceFullCollection: true);
        }

        return memory;
    }

    private static async Task RoundAsync(
        SandboxServer server, RequestGenerator generator, ConcurrentDictionary<string, long> answers)
    {
        byte[][] round = [.. Enumerable.Range(0, RequestsPerRound).Select(_ => generator.Next())];
        await Parallel.ForEachAsync(
            round, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (request, _) =>
            {
                var answer = await SendAsync(server.Url.Port, request);
                answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
            });
    }

    private static async Task<List<string>> ExamineAsync(SandboxServer server)
    {
        List<string> troubles = [];
        using HttpClient http = new() { BaseAddress = server.Url, Timeout = Patience };
        try
        {
            var statistics = await http.GetStringAsync(new Uri("/_sandbox/stats", UriKind.Relative));
            if (!statistics.Contains("\"lastInternalError\": null", StringComparison.Ordinal))
                troubles.Add("The sandbox had an internal failure: " + statistics);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            troubles.Add("The sandbox no longer responds: " + e.Message);
        }

        var watch = Stopwatch.StartNew();
        while (server.Statistics.InFlight > 0 && watch.Elapsed < Patience)
            await Task.Delay(10);
        if (server.Statistics.InFlight > 0)
            troubles.Add($"{server.Statistics.InFlight} calls did not complete.");
        return troubles;
    }

    /// <summary>Sends the bytes and returns the status of the response, or a description of the failure.</summary>
    private static async Task<string> SendAsync(int port, byte[] request)
    {
        using TcpClient client = new();
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(request, patience.Token);
            // No more data is sent, so an incomplete request ends here.
            client.Client.Shutdown(SocketShutdown.Send);
            var start = new byte[12];
            var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, patience.Token);
            return read < start.Length ? "closed" : Encoding.ASCII.GetString(start, 9, 3);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return "broken";
        }
        catch (OperationCanceledException)
        {
            return "late";
        }
    }
}
