using System.Text.Json;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>
/// The inline policy that locks a user. The same document denies all actions and records what the lock disabled, so
/// that neither can exist without the other.
/// </summary>
/// <remarks>
/// <para>An explicit deny overrides every allow, and also applies to existing sessions of the user. The statement with
/// <c>aws:TokenIssueTime</c> denies them based on the time of the lock.</para>
/// <para>The list of what the lock disabled is stored as the values of a <c>StringNotEquals</c> condition on a tag that
/// no user has, so that this statement also denies all actions. The inline policies of a user can have 2,048 characters
/// in total.</para>
/// </remarks>
internal static class LockPolicy
{
    /// <summary>The name of the policy.</summary>
    public const string Name = "AdminIamLock";

    private const string TakenKey = "aws:PrincipalTag/AdminIamLockTook";
    private const string IssueTimeKey = "aws:TokenIssueTime";
    private const string PasswordEntry = LockEntries.Password;

    /// <summary>The document.</summary>
    public static string Write(LockRecord record) =>
        Document([Deny("DenyEverything"), DenySessions(record.Since), .. DenyWithList(record)]);

    /// <summary>Returns the document of a policy that denies all actions to sessions that were issued before a
    /// time.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string WriteRevocation(DateTime time) => Document([DenySessions(time)]);

    /// <summary>Reads a document that <see cref="Write"/> created.</summary>
    /// <returns>The record; <see langword="null"/> if the document is not exactly as a lock writes it, so that neither
    /// its denial nor its record can be trusted.</returns>
    public static LockRecord? Read(string json)
    {
        try
        {
            var record = Parse(json);
            return CanonicalJson.Of(Write(record)) == CanonicalJson.Of(json) ? record : null;
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static LockRecord Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var conditions = document.RootElement.GetProperty("Statement").EnumerateArray()
            .Where(statement => statement.TryGetProperty("Condition", out _))
            .Select(statement => statement.GetProperty("Condition")).ToList();
        var entries = Values(conditions, "StringNotEquals", TakenKey);
        return new LockRecord(
            LockEntries.ReadTime(Values(conditions, "DateLessThan", IssueTimeKey).Single()),
            entries.Where(entry => entry != PasswordEntry).Select(LockEntries.Read).ToList(),
            entries.Contains(PasswordEntry));
    }

    private static string Document(Dictionary<string, object>[] statements) => PolicyJson.Write(
        new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = statements });

    private static Dictionary<string, object> DenySessions(DateTime time) => Deny(
        "SessionsIssuedBefore", "DateLessThan", IssueTimeKey, LockEntries.Write(time));

    private static Dictionary<string, object> Deny(string sid, string operation, string key, object value) =>
        new(Deny(sid))
        {
            ["Condition"] = new Dictionary<string, object>
            {
                [operation] = new Dictionary<string, object> { [key] = value },
            },
        };

    private static Dictionary<string, object> Deny(string sid) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Deny",
        ["Action"] = "*",
        ["Resource"] = "*",
    };

    private static IEnumerable<Dictionary<string, object>> DenyWithList(LockRecord record)
    {
        var entries = record.Credentials.Select(LockEntries.Write).ToList();
        if (record.Password)
            entries.Add(PasswordEntry);
        return entries.Count == 0 ? [] : [Deny("TakenByTheLock", "StringNotEquals", TakenKey, entries)];
    }

    private static List<string> Values(IEnumerable<JsonElement> conditions, string operation, string key)
    {
        foreach (var condition in conditions)
        {
            // The console saves a list of one value as that value.
            if (condition.TryGetProperty(operation, out var keys) && keys.TryGetProperty(key, out var value))
            {
                return value.ValueKind == JsonValueKind.Array
                    ? value.EnumerateArray().Select(item => item.GetString()!).ToList()
                    : [value.GetString()!];
            }
        }

        return [];
    }
}
