using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Writes a report in any format.</summary>
public static class ReportExport
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Returns the format of a file from its extension: .html, .json, .csv, .xml (JUnit) or .sarif.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="AdminException"><c>ReportFormatUnknown</c>: the extension is another one.</exception>
    public static ReportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => ReportFormat.Html,
        ".JSON" => ReportFormat.Json,
        ".CSV" => ReportFormat.Csv,
        ".XML" => ReportFormat.JUnit,
        ".SARIF" => ReportFormat.Sarif,
        _ => throw new AdminException(
            "ReportFormatUnknown", ErrorKind.InvalidArgument, path,
            $"The extension of '{Path.GetFileName(path)}' is not that of a format: .html, .json, .csv, .xml (JUnit) "
            + "or .sarif.",
            "Use one of these extensions, or specify -Format."),
    };

    /// <summary>Returns whether a format contains the difference from an earlier report.</summary>
    /// <param name="format">The format.</param>
    public static bool HasChanges(ReportFormat format) => format is not (ReportFormat.Json or ReportFormat.JUnit);

    /// <summary>Writes a report.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="content">What to write.</param>
    public static void Write(Stream output, ReportFormat format, ReportContent content)
    {
        switch (format)
        {
            case ReportFormat.Html:
                WriteText(output, writer => HtmlReport.Write(writer, content));
                break;
            case ReportFormat.Json:
                JsonReportWriter.Write(output, content.Report);
                break;
            case ReportFormat.Csv:
                WriteText(output, writer => CsvReportWriter.Write(writer, content));
                break;
            case ReportFormat.JUnit:
                JUnitReportWriter.Write(output, content.Report);
                break;
            case ReportFormat.Sarif:
                SarifReportWriter.Write(output, content);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }

    /// <summary>Writes a report of several accounts.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="reports">The reports of the accounts.</param>
    public static void Write(Stream output, ReportFormat format, IReadOnlyList<SafeguardReport> reports)
    {
        switch (format)
        {
            case ReportFormat.Html:
                WriteText(output, writer => OrganizationPage.Write(writer, reports));
                break;
            case ReportFormat.Json:
                JsonReportWriter.Write(output, reports);
                break;
            case ReportFormat.Csv:
                WriteText(output, writer => CsvReportWriter.Write(writer, reports));
                break;
            case ReportFormat.JUnit:
                JUnitReportWriter.Write(output, reports);
                break;
            case ReportFormat.Sarif:
                SarifReportWriter.Write(output, reports);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }

    private static void WriteText(Stream output, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(output, Utf8, bufferSize: 8192, leaveOpen: true);
        write(writer);
    }
}
