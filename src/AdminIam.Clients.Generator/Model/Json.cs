using System.Text.Json;

namespace AdminIam.Clients.Generator.Model;

/// <summary>
/// Reads JSON. Anything that is missing, of the wrong kind or unknown is a <see cref="ModelException"/>.
/// </summary>
internal static class Json
{
    public static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            var (line, column) = ((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
            throw new ModelException($"it is not JSON: {e.Message}", line, column, e);
        }
    }

    public static JsonElement Required(JsonElement parent, string name, JsonValueKind kind, string where) =>
        Optional(parent, name, kind, where) ?? throw new ModelException($"{where} has no '{name}'");

    public static JsonElement? Optional(JsonElement parent, string name, JsonValueKind kind, string where)
    {
        if (!parent.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind == kind
            ? value
            : throw new ModelException($"'{name}' of {where} is not of kind {kind}");
    }

    public static string Text(JsonElement parent, string name, string where) =>
        Required(parent, name, JsonValueKind.String, where).GetString()!;

    public static string? OptionalText(JsonElement parent, string name, string where) =>
        Optional(parent, name, JsonValueKind.String, where)?.GetString();

    public static long? OptionalNumber(JsonElement parent, string name, string where) =>
        Optional(parent, name, JsonValueKind.Number, where)?.GetInt64();

    public static bool Flag(JsonElement parent, string name, string where) =>
        OptionalFlag(parent, name, where) ?? false;

    public static bool? OptionalFlag(JsonElement parent, string name, string where)
    {
        if (!parent.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new ModelException($"'{name}' of {where} is not true or false");
    }

    public static IReadOnlyList<string> Texts(JsonElement parent, string name, string where) =>
        Optional(parent, name, JsonValueKind.Array, where) is { } array ? Texts(array, $"'{name}' of {where}") : [];

    public static IReadOnlyList<string> Texts(JsonElement array, string where) =>
        [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw new ModelException($"{where} contains something that is not text"))];

    /// <summary>Rejects other properties, because unknown properties could change the wire format.</summary>
    public static void AllowOnly(JsonElement parent, string where, params string[] names)
    {
        foreach (var property in parent.EnumerateObject())
        {
            if (!names.Contains(property.Name, StringComparer.Ordinal))
                throw new ModelException($"{where} has '{property.Name}', which the generator does not know");
        }
    }
}
