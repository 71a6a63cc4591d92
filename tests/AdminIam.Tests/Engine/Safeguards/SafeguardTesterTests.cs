using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards;

public sealed class SafeguardTesterTests
{
    [Fact]
    public async Task A_finding_that_was_repaired_after_the_report_passes()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse-7"));
        var before = await TestAsync(run.Iam);
        Assert.Equal((FindingStatus.Failed, "alice"), (before.Status, before.Resource));

        await run.Root.OkAsync("DeleteLoginProfile", ("UserName", "alice"));

        Assert.Equal(FindingStatus.Passed, (await TestAsync(run.Iam)).Status);
        Assert.DoesNotContain("report", before.Reason, StringComparison.Ordinal);
    }

    private static async Task<Finding> TestAsync(IamRun run) => Assert.Single((await new SafeguardTester(
        run, SafeguardCatalog.All.Where(check => check.Id == "UserMfa").ToList()).TestAsync()).Findings);
}
