using System.Globalization;
using AdminIam.Engine.Safeguards.Reports.Formats;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class JsonReportWriterTests
{
    [Fact]
    public void A_report_starts_with_what_it_is() => Assert.StartsWith(
        """
        {
          "schema": "AdminIam.Report",
          "version": 1,
        """.ReplaceLineEndings(),
        TestFiles.Text(ReportFormat.Json, TestReports.Rich()));

    [Fact]
    public void Unknown_values_are_null()
    {
        var text = TestFiles.Text(ReportFormat.Json, TestReports.Clean());

        Assert.Contains("\"accountAlias\": null", text);
        Assert.Contains("\"credentialReportTime\": null", text);
        Assert.Contains("\"users\": null", text);
    }

    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.Sarif)]
    public void A_file_is_the_same_in_every_culture_and_every_time(ReportFormat format)
    {
        var expected = TestFiles.Text(format, TestReports.Rich());
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new CultureInfo("ar-SA");
        try
        {
            Assert.Equal(expected, TestFiles.Text(format, TestReports.Rich()));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
