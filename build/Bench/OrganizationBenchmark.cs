using System.Globalization;
using System.Text.Json;

namespace AdminIam.Build.Bench;

/// <summary>
/// Measures Invoke-AdminOrganizationCommand, which creates a group and tests the safeguards in each account: its time
/// beside what the limit of accounts allows, and its memory for many accounts beside that for few.
/// </summary>
internal sealed class OrganizationBenchmark(CachedPowerShell pwsh, TextWriter output)
{
    private const int Limit = 16;
    private const int SerialAccounts = 10;
    private const int FewAccounts = 50;
    private const double MostTime = 1.15;
    private const double MostMegabytes = 40;
    // Each worker runs the commands three times before, so that they are loaded and compiled.
    private const int WarmUp = 3 * Limit;

    /// <summary>Measures the time and the memory.</summary>
    /// <param name="accounts">The number of accounts for the time.</param>
    /// <param name="latency">The latency of the sandbox in milliseconds.</param>
    /// <param name="many">The number of accounts for the memory.</param>
    /// <exception cref="BuildFailedException">It takes longer than 1.15 times the best possible time, or more than 40
    /// MB more for many accounts than for 50, after the commands were loaded.</exception>
    public async Task MeasureAsync(int accounts, int latency, int many)
    {
        output.WriteLine($"A group and an audit in each account, latency {latency} ms, sandbox in another process");
        output.WriteLine("accounts  limit  seconds  x best  CPU s  peak MB");
        // The time of an account that has the computer for itself.
        var alone = await RunAsync(latency, SerialAccounts, limit: 1, best: null);
        var best = alone.Seconds / SerialAccounts * accounts / Limit;
        var together = await RunAsync(latency, accounts, Limit, best);
        output.WriteLine("Memory, without latency, after the commands were loaded and compiled:");
        var little = await RunAsync(latency: 0, FewAccounts, Limit, best: null);
        var much = await RunAsync(latency: 0, many, Limit, best: null);
        // .NET compiles the commands again, and its heap grows, in the first few hundred accounts of a process.
        output.WriteLine("Memory, without latency, from the start of the process:");
        await RunAsync(latency: 0, FewAccounts, Limit, best: null, warmUp: 0);
        await RunAsync(latency: 0, many, Limit, best: null, warmUp: 0);
        if (together.Seconds > MostTime * best)
            throw new BuildFailedException($"It takes more than {MostTime} times the best possible time.");
        if (much.PeakMegabytes - little.PeakMegabytes > MostMegabytes)
        {
            throw new BuildFailedException(
                $"{many} accounts take more than {MostMegabytes} MB more than {FewAccounts}.");
        }
    }

    private async Task<OrganizationRun> RunAsync(
        int latency, int accounts, int limit, double? best, int warmUp = WarmUp)
    {
        var members = string.Join(',', Enumerable.Range(1, accounts + warmUp).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"Member{number}={200_000_000_000 + number}")));
        using var sandbox = await SandboxProcess.StartAsync(
            latency, usersQuota: 100, settings: ["--members", members, "--call-rate", "0"]);
        var json = await pwsh.RunAsync(
            "-File", Repository.PathOf("build", "Bench", "organization.ps1"), "-EndpointUrl", sandbox.Url.ToString(),
            "-AccountCount", accounts.ToString(CultureInfo.InvariantCulture),
            "-ThrottleLimit", limit.ToString(CultureInfo.InvariantCulture),
            "-WarmUpCount", warmUp.ToString(CultureInfo.InvariantCulture));
        var run = JsonSerializer.Deserialize<OrganizationRun>(json)
            ?? throw new BuildFailedException("organization.ps1 returned no results.");
        var ratio = best is { } known
            ? (run.Seconds / known).ToString("0.00", CultureInfo.InvariantCulture)
            : string.Empty;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{accounts,8}  {limit,5}  {run.Seconds,7:0.0}  {ratio,6}  {run.ProcessorSeconds,5:0.0}  "
                + $"{run.PeakMegabytes,7:0}"));
        return run.Accounts == accounts
            ? run
            : throw new BuildFailedException($"Only {run.Accounts} accounts returned findings.");
    }
}
