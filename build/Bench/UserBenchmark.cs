using System.Globalization;
using System.Text.Json;

namespace AdminIam.Build.Bench;

/// <summary>
/// Measures the creation of many users in a real pwsh: speed compared with the minimum that the latency determines, and
/// memory.
/// </summary>
internal sealed class UserBenchmark(CachedPowerShell pwsh, TextWriter output)
{
    private const int RoundTripsPerUser = 2;
    private const int FewRows = 1_000;
    private const int ManyRows = 100_000;
    private const int UsersQuota = 100_000;

    public async Task MeasureSpeedAsync(int users, int latencyMilliseconds, IReadOnlyList<int> limits)
    {
        output.WriteLine(
            $"{users} console users in one group, {latencyMilliseconds} ms latency, sandbox in another process");
        output.WriteLine("limit  seconds  users/s  calls/user  bound  ratio  peak MB");
        using var sandbox = await SandboxProcess.StartAsync(latencyMilliseconds, UsersQuota);
        foreach (var limit in limits)
        {
            await sandbox.ResetAsync();
            var before = await sandbox.CallsAsync();
            var run = await RunUsersAsync(sandbox, users, limit);
            var calls = (await sandbox.CallsAsync() - before) / (double)users;
            var bound = users * RoundTripsPerUser * latencyMilliseconds / 1000.0 / limit;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{limit,5}  {run.Seconds,7:0.00}  {run.Created / run.Seconds,7:0.0}  {calls,10:0.000}  "
                    + $"{bound,5:0.00}  {run.Seconds / bound,5:0.000}  {run.PeakMegabytes,7:0}"));
        }
    }

    public async Task MeasureMemoryAsync(int limit)
    {
        output.WriteLine($"Peak memory of the process, limit {limit}, no latency");
        foreach (var rows in new[] { FewRows, ManyRows })
        {
            using var sandbox = await SandboxProcess.StartAsync(latencyMilliseconds: 0, UsersQuota);
            var run = await RunUsersAsync(sandbox, rows, limit);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rows,7} rows  {run.PeakMegabytes,5:0} MB  ({run.Created} users created; {run.Seconds:0.0} s)"));
        }
    }

    private async Task<UserRun> RunUsersAsync(SandboxProcess sandbox, int users, int limit)
    {
        var json = await pwsh.RunAsync(
            "-File", Repository.PathOf("build", "Bench", "users.ps1"), "-EndpointUrl", sandbox.Url.ToString(),
            "-Users", users.ToString(CultureInfo.InvariantCulture), "-ThrottleLimit",
            limit.ToString(CultureInfo.InvariantCulture));
        return JsonSerializer.Deserialize<UserRun>(json)
            ?? throw new BuildFailedException("users.ps1 returned no results.");
    }
}
