using System.Globalization;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports.Formats;
using CsvHelper;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class CsvReportWriterTests
{
    [Theory]
    [InlineData("alice")]
    [InlineData(TestReports.Hostile)]
    [InlineData("a,b\r\n\"c\"")]
    public void Each_finding_is_a_row(string name)
    {
        var report = TestReports.Rich(name);
        var rows = Read(TestFiles.Text(ReportFormat.Csv, report));

        Assert.Equal(
            report.Findings.Select(finding => string.Join(
                "|", finding.Check.Id, finding.Status, finding.Resource, finding.Reason, finding.Remedy?.CommandLine)),
            rows.Select(row => string.Join(
                "|", row["CheckId"], row["Status"], row["Resource"], row["Reason"], row["Remedy"])));
        Assert.Equal(
            (TestReports.Account, "2026-11-27T09:30:15Z", "3.0: 1.4; 7.0: 2.1.4", "IAM.4"),
            (rows[0]["AccountId"], rows[0]["Time"], rows[0]["Cis"], rows[0]["SecurityHub"]));
        Assert.False(rows[0].ContainsKey("Change"));
    }

    [Fact]
    public void A_comparison_adds_the_changes_and_the_violations_that_are_gone()
    {
        var report = TestReports.Rich();
        var previous = TestReports.Of(
            TestReports.Find(TestReports.UserMfa, FindingStatus.Failed, "No MFA.", "dave"),
            TestReports.Find(TestReports.UserMfa, FindingStatus.Failed, "No MFA.", "alice"));
        var rows = Read(TestFiles.Text(ReportFormat.Csv, report, previous));

        Assert.Equal(
            [
                "RootAccessKey New", "CentralRootAccess ", "PasswordLength New", "UserMfa Same", "UserMfa ",
                "EmptyGroup New", "ContactDetails ", "ExpiredCertificate ", "UserMfa Gone",
            ],
            rows.Select(row => $"{row["CheckId"]} {row["Change"]}"));
        Assert.Equal("dave", rows[^1]["Resource"]);
    }

    private static List<IDictionary<string, string>> Read(string text)
    {
        Assert.EndsWith("\r\n", text);
        using var reader = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        return
        [
            .. reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>()
                .Select(row => row.ToDictionary(pair => pair.Key, pair => (string)pair.Value)),
        ];
    }
}
