using System.Globalization;
using System.Text.Json;
using Amazon.Runtime.Documents;

namespace AdminIam.Clients.Protocols.Json;

/// <summary>Reads JSON values. Errors contain what was expected, but never the value, which may be secret.</summary>
internal static class JsonValue
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Returns the value if it is of the expected kind.</summary>
    /// <exception cref="JsonException">The value is of another kind.</exception>
    public static JsonElement Expect(JsonElement json, JsonValueKind kind) =>
        json.ValueKind == kind ? json : throw Unexpected(json, kind.ToString());

    /// <summary>Reads text. As in the official SDK, a number or a flag is text as it is written.</summary>
    public static string Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        _ => throw Unexpected(json, "text"),
    };

    public static int Integer(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var value)
            ? value
            : throw Unexpected(json, "an integer of 32 bits");

    public static bool Boolean(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected(json, "true or false"),
    };

    /// <summary>Reads a time in UTC: seconds since 1970, or ISO 8601 text, which some test endpoints send.</summary>
    public static DateTime Timestamp(JsonElement json)
    {
        const DateTimeStyles utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        if (json.ValueKind == JsonValueKind.String
            && DateTime.TryParse(json.GetString(), CultureInfo.InvariantCulture, utc, out var time))
        {
            return time;
        }

        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDecimal(out var seconds))
            throw Unexpected(json, "a time");
        // A time cannot exceed the limits of decimal, but those of DateTime.
        if (Math.Abs(seconds) > (decimal)(DateTime.MaxValue - Epoch).TotalSeconds)
            throw Unexpected(json, "a time before the year 10000");
        return Epoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }

    public static MemoryStream Blob(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.TryGetBytesFromBase64(out var bytes)
            ? new MemoryStream(bytes)
            : throw Unexpected(json, "Base64 text");

    public static Document Document(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new Document(json.GetBoolean()),
        JsonValueKind.Number when json.TryGetInt32(out var number) => new Document(number),
        JsonValueKind.Number when json.TryGetInt64(out var number) => new Document(number),
        JsonValueKind.Number => new Document(json.GetDouble()),
        JsonValueKind.String => new Document(json.GetString()),
        JsonValueKind.Array => new Document(json.EnumerateArray().Select(Document).ToArray()),
        JsonValueKind.Object => new Document(
            json.EnumerateObject().ToDictionary(p => p.Name, p => Document(p.Value), StringComparer.Ordinal)),
        _ => default,
    };

    /// <summary>Reads a list and skips nulls, which lists of AWS do not contain.</summary>
    public static List<T> List<T>(JsonElement json, Func<JsonElement, T> read) =>
        [.. Expect(json, JsonValueKind.Array).EnumerateArray().Where(IsSet).Select(read)];

    /// <summary>Reads a map and skips keys whose value is null. The last of several equal keys is used.</summary>
    public static Dictionary<string, T> Map<T>(JsonElement json, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>();
        foreach (var entry in Expect(json, JsonValueKind.Object).EnumerateObject().Where(e => IsSet(e.Value)))
            map[entry.Name] = read(entry.Value);
        return map;
    }

    public static List<T> StructureList<T>(JsonElement json, Func<JsonStructure, T> read) =>
        List(json, value => read(new JsonStructure(value)));

    public static Dictionary<string, T> StructureMap<T>(JsonElement json, Func<JsonStructure, T> read) =>
        Map(json, value => read(new JsonStructure(value)));

    private static bool IsSet(JsonElement json) => json.ValueKind != JsonValueKind.Null;

    private static JsonException Unexpected(JsonElement json, string expected) =>
        new($"The response contains a value of the kind {json.ValueKind} in place of {expected}.");
}
