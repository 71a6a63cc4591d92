using System.Text.Json;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Reads reports that were saved as JSON.</summary>
public static class JsonReportReader
{
    private const string Advice =
        "Specify a file that Export-AdminReport wrote with -Format Json.";

    /// <summary>Reads a file.</summary>
    /// <param name="path">An absolute path.</param>
    /// <exception cref="AdminException"><c>ReportNotFound</c>, <c>ReportUnreadable</c>, <c>ReportInvalid</c>, or
    /// <c>ReportTooNew</c>: a newer version of this module wrote the file.</exception>
    public static SafeguardReport Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var document = JsonDocument.Parse(file);
            return Read(path, document.RootElement);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AdminException(
                "ReportNotFound", ErrorKind.NotFound, path, $"The report '{path}' does not exist.", Advice, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "ReportUnreadable", ErrorKind.File, path, $"The report '{path}' cannot be read: {e.Message}",
                "Check the path and the permissions of the file.", e);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException
            or KeyNotFoundException)
        {
            throw new AdminException(
                "ReportInvalid", ErrorKind.InvalidArgument, path,
                $"'{path}' is not a report in the format Json, or it is damaged: {e.Message}", Advice, e);
        }
    }

    private static SafeguardReport Read(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var schema)
            || schema.ValueKind != JsonValueKind.String || schema.GetString() != ReportJson.Schema)
        {
            throw new FormatException($"The member schema is not '{ReportJson.Schema}'.");
        }

        if (root.GetProperty("version").GetInt32() is var version && version > ReportJson.Version)
        {
            throw new AdminException(
                "ReportTooNew", ErrorKind.InvalidArgument, path,
                $"'{path}' has version {version} of the format. This version of the module reads versions up to "
                + $"{ReportJson.Version}.",
                "Update the module.");
        }

        var checks = Checks(root.GetProperty("checks"));
        return new SafeguardReport
        {
            AccountId = AccountId(Required(root, "accountId")),
            AccountAlias = root.GetProperty("accountAlias").GetString(),
            Time = root.GetProperty("time").GetDateTime(),
            CredentialReportTime = Time(root, "credentialReportTime"),
            IncompleteChecks = Texts(root, "incompleteChecks"),
            Findings = root.GetProperty("findings").EnumerateArray().Select(item => FindingOf(item, checks)).ToList(),
            Users = root.GetProperty("users") is { ValueKind: not JsonValueKind.Null } users
                ? users.EnumerateArray().Select(UserOf).ToList()
                : null,
        };
    }

    private static string AccountId(string text) => Regex.IsMatch(text, "^[0-9]{12}$")
        ? text
        : throw new FormatException("The account ID does not have 12 digits.");

    private static Dictionary<string, SafeguardCheck> Checks(JsonElement items)
    {
        var checks = new Dictionary<string, SafeguardCheck>();
        foreach (var check in items.EnumerateArray().Select(Check))
        {
            if (checks.ContainsKey(check.Id))
                throw new FormatException($"The check {check.Id} is repeated.");
            checks.Add(check.Id, check);
        }

        return checks;
    }

    // The file describes the check as it was; the module may have changed since.
    private static SafeguardCheck Check(JsonElement item) => new(_ => [])
    {
        Id = Required(item, "id"),
        Title = Required(item, "title"),
        Area = Required(item, "area"),
        Severity = Named<FindingSeverity>(item, "severity"),
        Cis = Cis(item.GetProperty("cis")),
        SecurityHub = Texts(item, "securityHub"),
    };

    private static SortedDictionary<string, string> Cis(JsonElement item)
    {
        var numbers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in item.EnumerateObject())
            numbers[pair.Name] = pair.Value.GetString() ?? throw Empty(pair.Name);
        return numbers;
    }

    private static Finding FindingOf(JsonElement item, Dictionary<string, SafeguardCheck> checks)
    {
        var id = Required(item, "checkId");
        return new Finding(
            checks.TryGetValue(id, out var check) ? check : throw new FormatException($"The check {id} is missing."),
            Named<FindingStatus>(item, "status"), Required(item, "reason"), Required(item, "resource"),
            item.GetProperty("userName").GetString(),
            item.GetProperty("remedy").GetString() is { } line ? new Remedy(line) : null,
            item.GetProperty("guidance").GetString());
    }

    private static ReportUser UserOf(JsonElement item) => new(
        Required(item, "userName"), Flag(item, "isAdministrator"), Flag(item, "isLocked"),
        item.GetProperty("hasPassword").GetBoolean(), item.GetProperty("hasMfa").GetBoolean(), Time(item, "created"),
        Time(item, "lastSignIn"),
        item.GetProperty("activeKeys").EnumerateArray().Select(key => key.GetDateTime()).ToList(),
        Time(item, "lastKeyUse"));

    private static string Required(JsonElement item, string name) =>
        item.GetProperty(name).GetString() ?? throw Empty(name);

    private static FormatException Empty(string name) => new($"The member {name} has no value.");

    private static List<string> Texts(JsonElement item, string name) =>
        item.GetProperty(name).EnumerateArray().Select(text => text.GetString() ?? throw Empty(name)).ToList();

    // TryParse also reads numbers and other cases.
    private static T Named<T>(JsonElement item, string name)
        where T : struct, Enum =>
        Required(item, name) is var text && Enum.TryParse<T>(text, out var value) && char.IsLetter(text[0])
            && value.ToString() == text
            ? value
            : throw new FormatException($"'{Required(item, name)}' is not a value of the member {name}.");

    private static bool? Flag(JsonElement item, string name) =>
        item.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetBoolean() : null;

    private static DateTime? Time(JsonElement item, string name) =>
        item.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetDateTime() : null;
}
