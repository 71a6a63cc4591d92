using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class CredentialReportOperationsTests
{
    [Fact]
    public async Task A_report_is_ready_after_a_moment_and_expires_after_four_hours()
    {
        var clock = new MovableClock();
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = clock });
        Assert.Equal("STARTED", (await sandbox.Root.OkAsync("GenerateCredentialReport"))["State"]);
        Assert.Equal("INPROGRESS", (await sandbox.Root.OkAsync("GenerateCredentialReport"))["State"]);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("COMPLETE", (await sandbox.Root.OkAsync("GenerateCredentialReport"))["State"]);
        await sandbox.Root.OkAsync("GetCredentialReport");

        clock.Advance(TimeSpan.FromHours(4));
        var later = new SandboxClient(sandbox.Server.Url) { Now = clock.GetUtcNow().UtcDateTime };
        var expired = await later.CallAsync("GetCredentialReport");
        Assert.Equal((410, "ReportExpired"), (expired.Status, expired.Code));
        Assert.Equal("STARTED", (await later.OkAsync("GenerateCredentialReport"))["State"]);
    }
}
