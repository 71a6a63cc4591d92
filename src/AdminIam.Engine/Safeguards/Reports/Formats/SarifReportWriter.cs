using System.Text.Json;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Writes the findings of a report in the Static Analysis Results Interchange Format 2.1.0. With a comparison,
/// every result has a baseline state.</summary>
internal static class SarifReportWriter
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private const string Home = "https://github.com/AdminIam/AdminIam";

    /// <summary>Writes the findings.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="content">What to write.</param>
    public static void Write(Stream output, ReportContent content)
    {
        using var json = Start(output);
        Write(json, content);
        End(json);
    }

    /// <summary>Writes the findings of several accounts: a run for each.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="reports">The reports.</param>
    public static void Write(Stream output, IReadOnlyList<SafeguardReport> reports)
    {
        using var json = Start(output);
        foreach (var report in reports)
            Write(json, new ReportContent(report, null));
        End(json);
    }

    /// <summary>Returns the level of a violation.</summary>
    /// <param name="severity">Its severity.</param>
    internal static string LevelOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Low => "note",
        FindingSeverity.Medium => "warning",
        _ => "error",
    };

    private static Utf8JsonWriter Start(Stream output)
    {
        var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        return json;
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportContent content)
    {
        var report = content.Report;
        var gone = Gone(content);
        var checks = report.Findings.Concat(gone).Select(finding => finding.Check)
            .GroupBy(check => check.Id, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToList();
        json.WriteStartObject();
        WriteTool(json, checks);
        WriteRun(json, report);
        json.WriteStartArray("results");
        var results = new SarifResultWriter(json, report, checks, content.Comparison?.Reference);
        foreach (var finding in report.Findings)
            results.Write(finding);
        foreach (var finding in gone)
            results.WriteAbsent(finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static List<Finding> Gone(ReportContent content) => content.Comparison is not { } comparison
        ? []
        : comparison.FromReference.Where(compared => compared.Change == FindingChange.Gone)
            .Select(compared => compared.Finding).ToList();

    private static void WriteTool(Utf8JsonWriter json, List<SafeguardCheck> checks)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "AdminIam");
        json.WriteString("version", ReportText.ModuleVersion);
        json.WriteString("informationUri", Home);
        json.WriteStartArray("rules");
        foreach (var check in checks)
            WriteRule(json, check);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, SafeguardCheck check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Id);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", check.Title);
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(check.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("area", check.Area);
        json.WriteString("severity", check.Severity.ToString());
        // GitHub derives its severity from this number.
        json.WriteString("security-severity", ScoreOf(check.Severity));
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        foreach (var pair in check.Cis)
            json.WriteStringValue($"CIS AWS Foundations Benchmark {pair.Key}: {pair.Value}");
        foreach (var id in check.SecurityHub)
            json.WriteStringValue($"Security Hub {id}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, SafeguardReport report)
    {
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"AdminIam/{report.AccountId}/");
        json.WriteEndObject();
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteString("endTimeUtc", ReportText.Time(report.Time));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("accountId", report.AccountId);
        if (report.AccountAlias is { } alias)
            json.WriteString("accountAlias", alias);
        if (report.AccountName is { } name)
            json.WriteString("accountName", name);
        if (report.CredentialReportTime is { } time)
            json.WriteString("credentialReportTime", ReportText.Time(time));
        json.WriteEndObject();
    }

    private static string ScoreOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Low => "2.0",
        FindingSeverity.Medium => "5.5",
        FindingSeverity.High => "8.0",
        _ => "9.5",
    };
}
