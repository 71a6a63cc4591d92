using System.Text.Json;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>
/// The inline policy that locks a user. One document does both: it denies everything, and it remembers what the lock
/// took, so that neither can be there without the other.
/// </summary>
/// <remarks>
/// <para>An explicit deny wins over every allow, and it binds the sessions that a user's keys were exchanged for as well.
/// The statement on <c>aws:TokenIssueTime</c> says the same of them by the time of the lock.</para>
/// <para>The list of what was taken stands as the values of a <c>StringNotEquals</c> on a tag that no user has, which
/// makes that statement one more deny of everything. All inline policies of a user together may have 2,048 characters.</para>
/// </remarks>
internal static class LockPolicy
{
    /// <summary>The policy's name.</summary>
    public const string Name = "AdminIamLock";

    private const string TakenKey = "aws:PrincipalTag/AdminIamLockTook";
    private const string IssueTimeKey = "aws:TokenIssueTime";
    private const string PasswordEntry = LockEntries.Password;

    /// <summary>The document.</summary>
    /// <param name="memory">What it shall remember.</param>
    public static string Write(LockMemory memory) =>
        Document([Deny("DenyEverything"), DenySessions(memory.Since), .. DenyTaken(memory)]);

    /// <summary>The document of a policy that denies everything to sessions issued before a time.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string WriteRevocation(DateTime time) => Document([DenySessions(time)]);

    /// <summary>Reads a document that <see cref="Write"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>What it remembers; <see langword="null"/> where anything in the document is not as the lock writes it, so
    /// that neither its denial nor its memory can be relied on.</returns>
    public static LockMemory? Read(string json)
    {
        try
        {
            var memory = Parse(json);
            return CanonicalJson.Of(Write(memory)) == CanonicalJson.Of(json) ? memory : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static LockMemory Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var conditions = document.RootElement.GetProperty("Statement").EnumerateArray()
            .Where(statement => statement.TryGetProperty("Condition", out _))
            .Select(statement => statement.GetProperty("Condition")).ToList();
        var entries = Values(conditions, "StringNotEquals", TakenKey);
        return new LockMemory(
            LockEntries.ReadTime(Values(conditions, "DateLessThan", IssueTimeKey).Single()),
            entries.Where(entry => entry != PasswordEntry).Select(LockEntries.Read).ToList(),
            entries.Contains(PasswordEntry));
    }

    private static string Document(Dictionary<string, object>[] statements) => PolicyJson.Write(
        new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = statements });

    private static Dictionary<string, object> DenySessions(DateTime time) => Deny(
        "SessionsIssuedBefore", "DateLessThan", IssueTimeKey, LockEntries.Write(time));

    private static Dictionary<string, object> Deny(string sid, string operation, string key, object value) => new(Deny(sid))
    {
        ["Condition"] = new Dictionary<string, object> { [operation] = new Dictionary<string, object> { [key] = value } },
    };

    private static Dictionary<string, object> Deny(string sid) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Deny",
        ["Action"] = "*",
        ["Resource"] = "*",
    };

    private static IEnumerable<Dictionary<string, object>> DenyTaken(LockMemory memory)
    {
        var entries = memory.Credentials.Select(LockEntries.Write).ToList();
        if (memory.Password)
            entries.Add(PasswordEntry);
        return entries.Count == 0 ? [] : [Deny("TakenByTheLock", "StringNotEquals", TakenKey, entries)];
    }

    private static List<string> Values(IEnumerable<JsonElement> conditions, string operation, string key)
    {
        foreach (var condition in conditions)
        {
            // The list of one value may have become that value when somebody saved the policy in the console.
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
