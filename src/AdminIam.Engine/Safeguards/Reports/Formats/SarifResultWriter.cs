using System.Text.Json;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Writes findings as results of SARIF.</summary>
/// <param name="json">The writer.</param>
/// <param name="report">The report that is written.</param>
/// <param name="checks">The checks, in the order of the rules.</param>
/// <param name="reference">The earlier report; <see langword="null"/> if there is none.</param>
internal sealed class SarifResultWriter(
    Utf8JsonWriter json, SafeguardReport report, IReadOnlyList<SafeguardCheck> checks, SafeguardReport? reference)
{
    private readonly Dictionary<string, int> _rules = checks.Select((check, index) => (check.Id, index))
        .ToDictionary(rule => rule.Id, rule => rule.index, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<(string, string), Finding>? _before =
        reference?.Findings.ToLookup(ReportComparison.KeyOf);

    /// <summary>Writes a finding of the report.</summary>
    /// <param name="finding">The finding.</param>
    public void Write(Finding finding) => Write(finding, BaselineOf(finding));

    /// <summary>Writes a violation of the earlier report that is gone.</summary>
    /// <param name="finding">The finding.</param>
    public void WriteAbsent(Finding finding) => Write(finding, "absent");

    private static string KindOf(FindingStatus status) => status switch
    {
        FindingStatus.Passed => "pass",
        FindingStatus.Failed or FindingStatus.Accepted => "fail",
        FindingStatus.Manual => "review",
        FindingStatus.NotApplicable => "notApplicable",
        _ => "open",
    };

    private string? BaselineOf(Finding finding)
    {
        if (_before is null)
            return null;
        var before = _before[ReportComparison.KeyOf(finding)].ToList();
        return before.Count == 0 ? "new"
            : before.Exists(old => old.Status == finding.Status && old.Reason == finding.Reason) ? "unchanged"
            : "updated";
    }

    private void Write(Finding finding, string? baseline)
    {
        var kind = KindOf(finding.Status);
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Check.Id);
        json.WriteNumber("ruleIndex", _rules[finding.Check.Id]);
        json.WriteString("kind", kind);
        // The standard requires the level none for every kind but fail.
        json.WriteString("level", kind == "fail" ? SarifReportWriter.LevelOf(finding.Check.Severity) : "none");
        json.WriteStartObject("message");
        json.WriteString("text", finding.Reason);
        json.WriteEndObject();
        WriteLocation(finding);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("checkAndResource/v1", $"{report.AccountId}/{finding.Check.Id}/{finding.Resource}");
        json.WriteEndObject();
        if (baseline is not null)
            json.WriteString("baselineState", baseline);
        if (finding.Status == FindingStatus.Accepted)
            WriteSuppression(finding);
        WriteProperties(finding);
        json.WriteEndObject();
        json.Flush();
    }

    private void WriteLocation(Finding finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", finding.Resource);
        json.WriteString(
            "fullyQualifiedName",
            ReportText.IsAboutAccount(finding, report) ? report.AccountId : $"{report.AccountId}/{finding.Resource}");
        json.WriteString("kind", "resource");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSuppression(Finding finding)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", finding.Reason);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteProperties(Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("status", finding.Status.ToString());
        if (finding.UserName is not null)
            json.WriteString("userName", finding.UserName);
        if (finding.Remedy is not null)
            json.WriteString("remedy", finding.Remedy.CommandLine);
        if (finding.Guidance is not null)
            json.WriteString("guidance", finding.Guidance);
        json.WriteEndObject();
    }
}
