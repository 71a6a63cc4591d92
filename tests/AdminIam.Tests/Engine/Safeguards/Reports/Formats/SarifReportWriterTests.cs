using System.Text.Json;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Formats;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class SarifReportWriterTests
{
    [Fact]
    public void The_log_has_one_run_with_a_rule_for_each_check()
    {
        var log = Read(TestReports.Rich());
        var driver = Run(log).GetProperty("tool").GetProperty("driver");

        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.EndsWith("sarif-schema-2.1.0.json", log.GetProperty("$schema").GetString());
        Assert.Equal("AdminIam", driver.GetProperty("name").GetString());
        Assert.Equal(
            [
                "RootAccessKey error 9.5", "CentralRootAccess warning 5.5", "PasswordLength warning 5.5",
                "UserMfa error 8.0", "EmptyGroup note 2.0", "ContactDetails warning 5.5",
                "ExpiredCertificate warning 5.5",
            ],
            driver.GetProperty("rules").EnumerateArray().Select(rule => $"{rule.GetProperty("id")} "
                + $"{rule.GetProperty("defaultConfiguration").GetProperty("level")} "
                + $"{rule.GetProperty("properties").GetProperty("security-severity")}"));
    }

    [Fact]
    public void Without_a_comparison_there_are_no_baseline_states() => Assert.All(
        Run(Read(TestReports.Rich())).GetProperty("results").EnumerateArray(),
        result => Assert.False(result.TryGetProperty("baselineState", out _)));

    [Fact]
    public void With_a_comparison_every_result_has_a_baseline_state()
    {
        var report = TestReports.Rich();
        var previous = TestReports.Of(
            TestReports.Find(TestReports.UserMfa, FindingStatus.Failed, "No MFA.", "dave"),
            report.Findings[3], report.Findings[1] with { Reason = "Another one." });
        var results = Run(Read(report, previous)).GetProperty("results").EnumerateArray();

        Assert.Equal(
            [
                "RootAccessKey new", "CentralRootAccess updated", "PasswordLength new", "UserMfa unchanged",
                "UserMfa new", "EmptyGroup new", "ContactDetails new", "ExpiredCertificate new", "UserMfa absent",
            ],
            results.Select(result => $"{result.GetProperty("ruleId")} {result.GetProperty("baselineState")}"));
    }

    internal static JsonElement Read(SafeguardReport report, SafeguardReport? previous = null)
    {
        using var document = JsonDocument.Parse(TestFiles.Text(ReportFormat.Sarif, report, previous));
        return document.RootElement.Clone();
    }

    internal static JsonElement Run(JsonElement log) => log.GetProperty("runs").EnumerateArray().Single();
}
