using System.Globalization;
using System.Text.Json;

namespace AdminIam.Build.Bench;

/// <summary>
/// Measures a test of an account with Test-AdminAccount: its calls, which are counted by the sandbox, its duration and
/// its memory.
/// </summary>
internal sealed class SafeguardBenchmark(CachedPowerShell pwsh, TextWriter output)
{
    private const int Fraction = 10;

    /// <summary>Tests an account, and one with a tenth of its users.</summary>
    /// <param name="users">The number of users.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="policies">The number of customer managed policies.</param>
    /// <exception cref="BuildFailedException">The test takes more calls than it may.</exception>
    public async Task MeasureAsync(int users, int groups, int policies)
    {
        output.WriteLine($"Test-AdminAccount with {groups} groups and {policies} policies, sandbox in another process");
        output.WriteLine("users  seconds  findings  calls  idle MB  peak MB");
        await MeasureOneAsync(Math.Max(users / Fraction, 1), groups, policies);
        var calls = await MeasureOneAsync(users, groups, policies);
        output.WriteLine($"Calls with {users} users:");
        foreach (var (action, count) in calls)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,5}  {action}"));
        if (calls.Values.Sum() > SafeguardAccount.MaximumCalls)
            throw new BuildFailedException($"The test takes more than {SafeguardAccount.MaximumCalls} calls.");
    }

    private async Task<IReadOnlyDictionary<string, long>> MeasureOneAsync(int users, int groups, int policies)
    {
        using TemporaryFolder folder = new();
        var state = folder.PathOf("state.json");
        await new SafeguardAccount(users, groups, policies).WriteAsync(state);
        using var sandbox = await SandboxProcess.StartAsync(latencyMilliseconds: 0, Math.Max(users, 1), state);
        var run = await RunAsync(sandbox);
        // Connect-AdminAccount calls GetCallerIdentity.
        var calls = (await sandbox.CallsByActionAsync()).Where(call => call.Key != "GetCallerIdentity")
            .ToDictionary(call => call.Key, call => call.Value);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{users,5}  {run.Seconds,7:0.00}  {run.Findings,8}  {calls.Values.Sum(),5}  {run.IdleMegabytes,7:0}  "
                + $"{run.PeakMegabytes,7:0}"));
        return run.Unknown == 0
            ? calls
            : throw new BuildFailedException($"{run.Unknown} checks could not be decided.");
    }

    private async Task<SafeguardRun> RunAsync(SandboxProcess sandbox)
    {
        var json = await pwsh.RunAsync(
            "-File", Repository.PathOf("build", "Bench", "safeguards.ps1"), "-EndpointUrl", sandbox.Url.ToString());
        return JsonSerializer.Deserialize<SafeguardRun>(json)
            ?? throw new BuildFailedException("safeguards.ps1 returned no results.");
    }
}
