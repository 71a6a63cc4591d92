using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Formats;
using CsCheck;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class JsonReportReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static Gen<SafeguardReport> Reports =>
        from reasons in Gen.String.Array[0, 6]
        from status in Gen.Int[0, 5]
        from minutes in Gen.Long[0, 50_000_000]
        from isKnown in Gen.Bool
        from isAdministrator in Gen.Bool
        select TestReports.Rich() with
        {
            Time = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(minutes * 600_000_007),
            AccountAlias = isKnown ? "alias" : null,
            CredentialReportTime = isKnown ? TestReports.Now : null,
            IncompleteChecks = isKnown ? [] : ["UserMfa"],
            Findings =
            [
                .. reasons.Select(reason => TestReports.Find(
                    TestReports.UserMfa, (FindingStatus)status, WellFormed(reason), "u" + minutes)),
            ],
            Users = isKnown
                ? [new("u", isAdministrator ? null : false, null, isAdministrator, isKnown, null, null, [], null)]
                : null,
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        foreach (var report in new[]
                 {
                     TestReports.Rich(), TestReports.Clean(), TestReports.Large(50, 3),
                     TestReports.Rich(TestReports.Hostile),
                 })
        {
            AssertSame(report, RoundTrip(report));
        }
    }

    [Fact]
    public void Any_report_is_read_as_it_was_written() =>
        Reports.Sample(report => AssertSame(report, RoundTrip(report)), iter: 200, threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"schema\": \"Other\" }")]
    [InlineData("{ \"schema\": 1 }")]
    [InlineData("{ \"schema\": \"AdminIam.Report\" }")]
    [InlineData("{ \"schema\": \"AdminIam.Report\", \"version\": \"1\" }")]
    [InlineData("{ \"schema\": \"AdminIam.Report\", \"version\": 1, \"checks\": {} }")]
    public void A_file_that_is_no_report_is_named(string text)
    {
        var error = Refused(text);

        Assert.Equal(("ReportInvalid", ErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
        Assert.StartsWith($"'{_folder.PathOf("report.json")}' is not a report in the format Json", error.Message);
    }

    [Theory]
    [InlineData("\"status\": \"Failed\"", "\"status\": \"7\"")]
    [InlineData("\"status\": \"Failed\"", "\"status\": \"Broken\"")]
    [InlineData("\"severity\": \"High\"", "\"severity\": \"0\"")]
    [InlineData("\"accountId\": \"123456789012\"", "\"accountId\": \"1234\"")]
    [InlineData("\"accountId\": \"123456789012\"", "\"accountId\": null")]
    [InlineData("\"id\": \"UserMfa\"", "\"id\": \"Renamed\"")]
    [InlineData("\"id\": \"UserMfa\"", "\"id\": \"RootAccessKey\"")]
    [InlineData("\"time\": \"2026-11-27T", "\"time\": \"yesterday")]
    [InlineData("\"hasMfa\": false", "\"hasMfa\": \"no\"")]
    public void A_damaged_report_is_refused(string part, string replacement)
    {
        var text = TestFiles.Text(ReportFormat.Json, TestReports.Rich());
        Assert.Contains(part, text);

        Assert.Equal("ReportInvalid", Refused(text.Replace(part, replacement)).ErrorId);
    }

    [Fact]
    public void Every_shorter_file_is_refused()
    {
        var text = TestFiles.Text(ReportFormat.Json, TestReports.Rich());
        Gen.Int[0, text.TrimEnd().Length - 1]
            .Sample(length => Refused(text[..length]).ErrorId == "ReportInvalid", iter: 100, threads: 1);
    }

    [Fact]
    public void A_newer_version_is_named()
    {
        var error = Refused(
            TestFiles.Text(ReportFormat.Json, TestReports.Rich()).Replace("\"version\": 1", "\"version\": 2"));

        Assert.Equal("ReportTooNew", error.ErrorId);
        Assert.Contains("report.json' has version 2 of the format", error.Message);
    }

    [Fact]
    public void Members_that_are_added_later_are_ignored()
    {
        var text = TestFiles.Text(ReportFormat.Json, TestReports.Rich())
            .Replace("\"version\": 1", "\"version\": 1, \"more\": [1]")
            .Replace("\"checkId\"", "\"more\": 1, \"checkId\"");

        AssertSame(TestReports.Rich(), Read(text));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        var error = Assert.Throws<AdminException>(() => JsonReportReader.Read(_folder.PathOf("none.json")));
        Assert.Equal(("ReportNotFound", ErrorKind.NotFound), (error.ErrorId, error.Kind));
        error = Assert.Throws<AdminException>(() => JsonReportReader.Read(_folder.PathOf("none/none.json")));
        Assert.Equal("ReportNotFound", error.ErrorId);
        error = Assert.Throws<AdminException>(() => JsonReportReader.Read(_folder.PathOf("")));
        Assert.Equal("ReportUnreadable", error.ErrorId);
    }

    // JSON cannot contain half of a surrogate pair.
    private static string WellFormed(string text) => new([.. text.Where(c => !char.IsSurrogate(c)), '.']);

    private static void AssertSame(SafeguardReport expected, SafeguardReport actual)
    {
        Assert.Equal(TestFiles.Text(ReportFormat.Json, expected), TestFiles.Text(ReportFormat.Json, actual));
        Assert.Equal(
            (expected.AccountId, expected.AccountAlias, expected.Time, expected.CredentialReportTime),
            (actual.AccountId, actual.AccountAlias, actual.Time, actual.CredentialReportTime));
        Assert.Equal(DateTimeKind.Utc, actual.Time.Kind);
        Assert.Equal(expected.IncompleteChecks, actual.IncompleteChecks);
        Assert.Equal(expected.Findings.Select(Parts), actual.Findings.Select(Parts));
        Assert.Equal(expected.Users?.Select(Parts), actual.Users?.Select(Parts));
    }

    private static string Parts(Finding finding) => string.Join(
        "|", finding.Check.Id, finding.Check.Title, finding.Check.Area, finding.Check.Severity,
        string.Join(",", finding.Check.Cis), string.Join(",", finding.Check.SecurityHub), finding.Status,
        finding.Reason, finding.Resource, finding.UserName, finding.Remedy?.CommandLine, finding.Guidance);

    private static string Parts(ReportUser user) =>
        $"{user with { ActiveKeys = [] }} {string.Join(",", user.ActiveKeys)}";

    private SafeguardReport RoundTrip(SafeguardReport report) => Read(TestFiles.Text(ReportFormat.Json, report));

    private SafeguardReport Read(string text)
    {
        File.WriteAllText(_folder.PathOf("report.json"), text);
        return JsonReportReader.Read(_folder.PathOf("report.json"));
    }

    private AdminException Refused(string text) => Assert.Throws<AdminException>(() => Read(text));
}
