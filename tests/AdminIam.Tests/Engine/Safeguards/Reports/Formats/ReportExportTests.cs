using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Formats;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class ReportExportTests
{
    private static readonly SafeguardReport[] Reports =
    [
        TestReports.Rich() with { AccountName = "Prod" },
        TestReports.Clean() with { AccountId = "444455556666" },
    ];

    [Theory]
    [InlineData("a.HTM", ReportFormat.Html)]
    [InlineData("a.xml", ReportFormat.JUnit)]
    [InlineData("a.sarif", ReportFormat.Sarif)]
    public void The_extension_selects_the_format(string path, ReportFormat format) =>
        Assert.Equal(format, ReportExport.FormatOf(path));

    [Fact]
    public void Another_extension_is_refused() => Assert.Equal(
        "ReportFormatUnknown", Assert.Throws<AdminException>(() => ReportExport.FormatOf("a.docx")).ErrorId);

    [Theory]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.Sarif)]
    public void Every_format_contains_all_accounts(ReportFormat format)
    {
        using MemoryStream output = new();
        ReportExport.Write(output, format, Reports);
        var text = Encoding.UTF8.GetString(output.ToArray());

        Assert.All(Reports, report => Assert.Contains(report.AccountId, text, StringComparison.Ordinal));
        Assert.Contains("Prod", text, StringComparison.Ordinal);
    }
}
