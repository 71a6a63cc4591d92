using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Build.Fuzzing;

/// <summary>
/// Sends generated requests to a sandbox concurrently, and checks the answers, the sandbox and its state file.
/// </summary>
internal sealed class SandboxFuzzer(IReadOnlyList<Service> further, int seed) : IDisposable
{
    private const int Connections = 32;
    private const int RequestsPerRound = 2000;

    // After them, the state must be loadable, and the memory is that of a sandbox that has just stopped.
    private const int RoundsPerServer = 4;

    // No operation creates an organization.
    private const string FirstState =
        "{\"accountId\":\"123456789012\",\"created\":\"2020-01-01T00:00:00Z\",\"organizationId\":\"o-exampleorgid\"}";

    // Far more than the state can grow with the quotas of the account.
    private const long AllowedGrowth = 16 * 1024 * 1024;

    // Escaping the longest generated values leaves pooled buffers in each thread, which the runtime releases after
    // about a minute without use.
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new();
    private readonly RequestGenerator _generator = new([.. BuiltInServices.All, .. further], seed);
    private readonly ConcurrentDictionary<string, long> _answers = new();
    private readonly ConcurrentDictionary<string, long> _operations = new();
    private readonly ConcurrentQueue<string> _troubles = new();
    private long _requests;

    /// <summary>Sends requests for a time.</summary>
    /// <param name="time">The time, which is exceeded until every operation has been called.</param>
    /// <param name="seed">Equal seeds generate equal requests, except for the ids of resources and for dates.</param>
    /// <param name="further">Services in addition to those of every sandbox.</param>
    public static async Task<FuzzReport> RunAsync(TimeSpan time, int seed, params IReadOnlyList<Service> further)
    {
        using SandboxFuzzer fuzzer = new(further, seed);
        return await fuzzer.RunAsync(time);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<FuzzReport> RunAsync(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        await RunServerAsync(number: 0);
        var memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 1; watch.Elapsed < time && _troubles.IsEmpty; number++)
            await RunServerAsync(number);

        var memoryAfter = await SettledMemoryAsync(memoryBefore);
        if (memoryAfter - memoryBefore > AllowedGrowth)
            _troubles.Enqueue($"Memory grew from {memoryBefore} to {memoryAfter} bytes.");
        foreach (var operation in _generator.Operations.Except(_operations.Keys))
            _troubles.Enqueue($"{operation} was not called.");
        return new FuzzReport(
            seed,
            _requests,
            new SortedDictionary<string, long>(_answers),
            new SortedDictionary<string, long>(_operations),
            memoryBefore,
            memoryAfter,
            [.. _troubles]);
    }

    private async Task RunServerAsync(int number)
    {
        SandboxOptions options = new()
        {
            StatePath = _folder.PathOf($"{number}.json"),
            Accounts = [new SandboxMemberAccount(FuzzCenter.MemberAccount, FuzzAccount.Name, "unit")],
            IdentityCenter = { CallsPerSecond = 0, RequestDuration = TimeSpan.FromMilliseconds(1) },
        };
        await File.WriteAllTextAsync(options.StatePath, FirstState);
        using (var server = SandboxServer.Start(options, further))
        {
            for (var round = 0; round < RoundsPerServer && _troubles.IsEmpty; round++)
            {
                if (round > 0)
                    server.Reset();
                await RoundAsync(server);
                await ExamineAsync(server);
            }
        }

        try
        {
            SandboxServer.Start(options, further).Dispose();
        }
        catch (InvalidDataException error)
        {
            _troubles.Enqueue("The saved state cannot be loaded: " + error.Message);
        }
    }

    private static async Task<long> SettledMemoryAsync(long before)
    {
        var watch = Stopwatch.StartNew();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        while (memory - before > AllowedGrowth && watch.Elapsed < TimeToSettle)
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            memory = GC.GetTotalMemory(forceFullCollection: true);
        }

        return memory;
    }

    private async Task RoundAsync(SandboxServer server)
    {
        var account = await FuzzAccount.CreateAsync(server.Url);
        FuzzRequest[] round = [.. Enumerable.Range(0, RequestsPerRound).Select(_ => _generator.Next(account))];
        _requests += round.Length;
        await Parallel.ForEachAsync(
            round, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (request, _) =>
            {
                var answer = await SendAsync(server.Url.Port, request.Bytes);
                _answers.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
                if (TroubleOf(request, answer) is { } trouble)
                    _troubles.Enqueue($"{trouble} The request: {request}");
                if (request.Operation is { } operation)
                    _operations.AddOrUpdate(operation, Success(answer), (_, count) => count + Success(answer));
            });
    }

    private async Task ExamineAsync(SandboxServer server)
    {
        using HttpClient http = new() { BaseAddress = server.Url, Timeout = Patience };
        try
        {
            var statistics = await http.GetStringAsync(new Uri("/_sandbox/stats", UriKind.Relative));
            if (!statistics.Contains("\"lastInternalError\": null", StringComparison.Ordinal))
                _troubles.Enqueue("The sandbox had an internal failure: " + statistics);
            if (!statistics.Contains("\"saveError\": null", StringComparison.Ordinal))
                _troubles.Enqueue("The sandbox could not save its state: " + statistics);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            _troubles.Enqueue("The sandbox no longer responds: " + e.Message);
        }

        var watch = Stopwatch.StartNew();
        while (server.Statistics.InFlight > 0 && watch.Elapsed < Patience)
            await Task.Delay(10);
        if (server.Statistics.InFlight > 0)
            _troubles.Enqueue($"{server.Statistics.InFlight} calls did not complete.");
    }

    private static string? TroubleOf(FuzzRequest request, FuzzAnswer answer) => answer switch
    {
        { Trouble: { } trouble } => trouble,
        { Status: FuzzAnswer.Late } => "No answer in time.",
        // What is damaged may be half a request, after which the sandbox only closes the connection.
        { Status: FuzzAnswer.Closed } when request.Operation is not null =>
            "The connection was closed without an answer.",
        _ => null,
    };

    private static long Success(FuzzAnswer answer) => answer.Status == "200" ? 1 : 0;

    private static async Task<FuzzAnswer> SendAsync(int port, byte[] request)
    {
        using TcpClient client = new();
        using CancellationTokenSource patience = new(Patience);
        using MemoryStream received = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(request, patience.Token);
            // No more data is sent, so an incomplete request ends here.
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(received, patience.Token);
            return FuzzAnswer.Read(received.ToArray(), isComplete: true);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return FuzzAnswer.Read(received.ToArray(), isComplete: false);
        }
        catch (OperationCanceledException)
        {
            return new FuzzAnswer(FuzzAnswer.Late, null);
        }
    }
}
