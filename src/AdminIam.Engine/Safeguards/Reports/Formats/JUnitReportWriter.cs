using System.Globalization;
using System.Text;
using System.Xml;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Writes the findings of a report as JUnit test results: an area is a test suite, a finding a test
/// case. A failed finding is a failure, an unknown one an error; accepted, manual and not applicable ones are
/// skipped.</summary>
/// <remarks>There is no standard. The elements and attributes satisfy both the schema of Apache Ant's output and the
/// one of Jenkins, which Pester has.</remarks>
internal static class JUnitReportWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CloseOutput = false,
    };

    /// <summary>Writes the findings.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream output, SafeguardReport report) => Write(output, [report]);

    /// <summary>Writes the findings of one account or several. Those of several have the account in the names of the
    /// suites and of the classes, which are unique in this way.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="reports">The reports.</param>
    public static void Write(Stream output, IReadOnlyList<SafeguardReport> reports)
    {
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        var id = 0;
        foreach (var report in reports)
        {
            foreach (var area in report.Findings.GroupBy(finding => finding.Check.Area))
                WriteSuite(xml, report, area.Key, [.. area], id++, isOne: reports.Count == 1);
        }

        xml.WriteEndElement();
    }

    private static void WriteSuite(
        XmlWriter xml, SafeguardReport report, string area, IReadOnlyList<Finding> findings, int id, bool isOne)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", isOne ? area : $"{ReportText.Label(report)}: {area}");
        Attribute(xml, "package", "AdminIam");
        Attribute(xml, "id", Number(id));
        Attribute(xml, "hostname", report.AccountId);
        Attribute(xml, "timestamp", report.Time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        Attribute(xml, "tests", Number(findings.Count));
        Attribute(xml, "failures", Number(findings.Count(finding => finding.Status == FindingStatus.Failed)));
        Attribute(xml, "errors", Number(findings.Count(finding => finding.Status == FindingStatus.Unknown)));
        Attribute(xml, "skipped", Number(findings.Count(IsSkipped)));
        Attribute(xml, "time", "0");
        WriteProperties(xml, report);
        foreach (var finding in findings)
            WriteCase(xml, report, finding, isOne ? finding.Check.Id : $"{report.AccountId}.{finding.Check.Id}");
        xml.WriteElementString("system-out", string.Empty);
        xml.WriteElementString("system-err", string.Empty);
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, SafeguardReport report)
    {
        xml.WriteStartElement("properties");
        WriteProperty(xml, "accountId", report.AccountId);
        if (report.AccountAlias is { } alias)
            WriteProperty(xml, "accountAlias", alias);
        if (report.CredentialReportTime is { } time)
            WriteProperty(xml, "credentialReportTime", ReportText.Time(time));
        xml.WriteEndElement();
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, SafeguardReport report, Finding finding, string className)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", className);
        Attribute(
            xml, "name",
            ReportText.IsAboutAccount(finding, report)
                ? finding.Check.Title
                : $"{finding.Check.Title}: {finding.Resource}");
        Attribute(xml, "time", "0");
        switch (finding.Status)
        {
            case FindingStatus.Failed:
                WriteProblem(xml, "failure", finding);
                break;
            case FindingStatus.Unknown:
                WriteProblem(xml, "error", finding);
                break;
            case not FindingStatus.Passed:
                xml.WriteStartElement("skipped");
                Attribute(xml, "message", $"{finding.Status}: {finding.Reason}");
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static void WriteProblem(XmlWriter xml, string name, Finding finding)
    {
        xml.WriteStartElement(name);
        Attribute(xml, "type", finding.Check.Severity.ToString());
        Attribute(xml, "message", finding.Reason);
        xml.WriteString(XmlCharacters.Only(ReportText.Advice(finding)));
        xml.WriteEndElement();
    }

    private static bool IsSkipped(Finding finding) =>
        finding.Status is not (FindingStatus.Passed or FindingStatus.Failed or FindingStatus.Unknown);

    private static void Attribute(XmlWriter xml, string name, string value) =>
        xml.WriteAttributeString(name, XmlCharacters.Only(value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
