using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AdminIam.Build;
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

    [Fact]
    public async Task A_report_outlives_a_restart_and_its_age_can_be_set_in_the_file()
    {
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("iam.json");
        using (var sandbox = new RunningSandbox(new SandboxOptions { StatePath = state }))
            await sandbox.Root.OkAsync("GenerateCredentialReport");
        var uses = JsonNode.Parse(await File.ReadAllTextAsync(folder.PathOf("iam.last-used.json")))!;
        var generated = DateTime.UtcNow.AddHours(-2);
        uses["credentialReport"]!["ready"] = generated;
        await File.WriteAllTextAsync(folder.PathOf("iam.last-used.json"), uses.ToJsonString());

        using var again = new RunningSandbox(new SandboxOptions { StatePath = state });
        await again.CreateUserAsync("too-late-for-the-report");
        Assert.Equal("COMPLETE", (await again.Root.OkAsync("GenerateCredentialReport"))["State"]);
        var report = await again.Root.OkAsync("GetCredentialReport");
        Assert.Equal(
            uses["credentialReport"]!["content"]!.GetValue<string>(),
            Encoding.UTF8.GetString(Convert.FromBase64String(report["Content"])));
        Assert.Equal(
            generated,
            DateTime.Parse(report["GeneratedTime"], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            TimeSpan.FromSeconds(1));
    }
}
