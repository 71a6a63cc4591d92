using AdminIam.Build.Fuzzing;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Http;

public sealed class FuzzTests
{
    [Fact]
    public async Task A_short_fuzz_ends_without_trouble()
    {
        var report = await SandboxFuzzer.RunAsync(TimeSpan.FromSeconds(3), seed: 20101, new TicketService());
        Assert.Empty(report.Troubles);
        // One of each protocol.
        Assert.Contains(report.Operations, operation => operation is { Key: "iam:GetUser", Value: > 0 });
        Assert.Contains(report.Operations, operation => operation is { Key: "tickets:CreateUser", Value: > 0 });
        Assert.Contains(report.Operations, operation => operation is { Key: "identitystore:DescribeUser", Value: > 0 });
        Assert.Contains(
            report.Operations, operation => operation is { Key: "sso:DescribePermissionSet", Value: > 0 });
    }
}
