using AdminIam.Build;
using AdminIam.Build.Bench;
using AdminIam.Engine.Safeguards;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Engine;

namespace AdminIam.Tests.Build.Bench;

public sealed class SafeguardAccountTests
{
    [Fact]
    public async Task An_account_at_the_quota_of_users_is_tested_in_few_calls()
    {
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("state.json");
        await new SafeguardAccount(users: 5000, groups: 300, policies: 500).WriteAsync(state);
        using var run = await TestRun.StartAsync(new SandboxOptions { StatePath = state });

        var report = await new SafeguardTester(run.Iam, SafeguardCatalog.All).TestAsync();

        var calls = run.Sandbox.Server.Statistics.CallsByAction.Where(call => call.Key != "GetCallerIdentity").ToList();
        Assert.True(
            calls.Sum(call => call.Value) <= SafeguardAccount.MaximumCalls,
            string.Join(", ", calls.Select(call => $"{call.Value} {call.Key}")));
        Assert.DoesNotContain(report.Findings, finding => finding.Status == FindingStatus.Unknown);
        Assert.Contains(report.Findings, finding => finding.Status == FindingStatus.Failed);
    }
}
