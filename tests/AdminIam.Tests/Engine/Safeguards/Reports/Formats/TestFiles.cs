using System.Text;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Formats;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

/// <summary>The texts of report files.</summary>
internal static class TestFiles
{
    public static string Text(ReportFormat format, SafeguardReport report, SafeguardReport? previous = null)
    {
        var comparison = previous is null ? null : ReportComparison.Of(previous, report, "a", "b");
        using var output = new MemoryStream();
        ReportExport.Write(output, format, new ReportContent(report, comparison));
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }
}
