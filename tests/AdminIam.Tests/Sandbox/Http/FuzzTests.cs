using AdminIam.Build.Fuzzing;

namespace AdminIam.Tests.Sandbox.Http;

public sealed class FuzzTests
{
    [Fact]
    public async Task A_short_fuzz_ends_without_trouble()
    {
        var report = await SandboxFuzzer.RunAsync(TimeSpan.FromSeconds(3), seed: 20101);
        Assert.Empty(report.Troubles);
        Assert.DoesNotContain("late", report.Answers.Keys);
    }
}
