using System.Text.Json;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Writes a report as JSON.</summary>
internal static class JsonReportWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream output, SafeguardReport report)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        Write(json, report);
    }

    /// <summary>Writes the reports of several accounts.</summary>
    /// <param name="output">The stream, which is left open.</param>
    /// <param name="reports">The reports.</param>
    public static void Write(Stream output, IReadOnlyList<SafeguardReport> reports)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("schema", ReportJson.OrganizationSchema);
        json.WriteNumber("version", ReportJson.Version);
        json.WriteStartArray("reports");
        foreach (var report in reports)
            Write(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SafeguardReport report)
    {
        json.WriteStartObject();
        json.WriteString("schema", ReportJson.Schema);
        json.WriteNumber("version", ReportJson.Version);
        json.WriteString("module", ReportText.ModuleVersion);
        json.WriteString("accountId", report.AccountId);
        WriteText(json, "accountAlias", report.AccountAlias);
        if (report.AccountName is { } name)
            json.WriteString("accountName", name);
        WriteTime(json, "time", report.Time);
        WriteTime(json, "credentialReportTime", report.CredentialReportTime);
        WriteTexts(json, "incompleteChecks", report.IncompleteChecks);
        json.WriteStartArray("checks");
        foreach (var check in CheckResult.Of(report))
            WriteCheck(json, check.Check);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
        WriteUsers(json, report.Users);
        json.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter json, SafeguardCheck check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Id);
        json.WriteString("title", check.Title);
        json.WriteString("area", check.Area);
        json.WriteString("severity", check.Severity.ToString());
        json.WriteStartObject("cis");
        foreach (var pair in check.Cis)
            json.WriteString(pair.Key, pair.Value);
        json.WriteEndObject();
        WriteTexts(json, "securityHub", check.SecurityHub);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("checkId", finding.Check.Id);
        json.WriteString("status", finding.Status.ToString());
        json.WriteString("resource", finding.Resource);
        WriteText(json, "userName", finding.UserName);
        json.WriteString("reason", finding.Reason);
        WriteText(json, "remedy", finding.Remedy?.CommandLine);
        WriteText(json, "guidance", finding.Guidance);
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteUsers(Utf8JsonWriter json, IReadOnlyList<ReportUser>? users)
    {
        if (users is null)
        {
            json.WriteNull("users");
            return;
        }

        json.WriteStartArray("users");
        foreach (var user in users)
        {
            json.WriteStartObject();
            json.WriteString("userName", user.UserName);
            WriteFlag(json, "isAdministrator", user.IsAdministrator);
            WriteFlag(json, "isLocked", user.IsLocked);
            json.WriteBoolean("hasPassword", user.HasPassword);
            json.WriteBoolean("hasMfa", user.HasMfa);
            WriteTime(json, "created", user.Created);
            WriteTime(json, "lastSignIn", user.LastSignIn);
            json.WriteStartArray("activeKeys");
            foreach (var key in user.ActiveKeys)
                json.WriteStringValue(Utc(key));
            json.WriteEndArray();
            WriteTime(json, "lastKeyUse", user.LastKeyUse);
            json.WriteEndObject();
            json.Flush();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(name, flag);
        else
            json.WriteNull(name);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTime? time)
    {
        if (time is { } known)
            json.WriteString(name, Utc(known));
        else
            json.WriteNull(name);
    }

    // All times of a report are in UTC; a time without a kind would be written without Z.
    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
