using AdminIam.Engine.Safeguards.Findings;
using static AdminIam.Tests.Engine.Safeguards.Reports.Formats.SarifReportWriterTests;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class SarifResultWriterTests
{
    [Theory]
    [InlineData(FindingStatus.Passed, "pass none")]
    [InlineData(FindingStatus.Failed, "fail error")]
    [InlineData(FindingStatus.Accepted, "fail error suppressed")]
    [InlineData(FindingStatus.Manual, "review none")]
    [InlineData(FindingStatus.NotApplicable, "notApplicable none")]
    [InlineData(FindingStatus.Unknown, "open none")]
    public void A_status_has_a_kind_and_a_level(FindingStatus status, string expected)
    {
        var finding = TestReports.Find(TestReports.UserMfa, status, "The reason.", "alice");
        var result = Run(Read(TestReports.Of(finding))).GetProperty("results")[0];
        var suppressed = result.TryGetProperty("suppressions", out _) ? " suppressed" : string.Empty;

        Assert.Equal(expected, $"{result.GetProperty("kind")} {result.GetProperty("level")}{suppressed}");
    }

    [Theory]
    [InlineData("alice")]
    [InlineData(TestReports.Hostile)]
    public void A_result_has_the_rule_the_reason_the_resource_and_the_remedy(string name)
    {
        var report = TestReports.Rich(name);
        var run = Run(Read(report));
        var result = run.GetProperty("results")[3];
        var location = result.GetProperty("locations")[0].GetProperty("logicalLocations")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.Equal("UserMfa", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal(report.Findings[3].Reason, result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(name, location.GetProperty("name").GetString());
        Assert.Equal(
            report.Findings[3].Remedy!.CommandLine, result.GetProperty("properties").GetProperty("remedy").GetString());
    }
}
