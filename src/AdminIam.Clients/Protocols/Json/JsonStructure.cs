using System.Text.Json;
using Amazon.Runtime.Documents;

namespace AdminIam.Clients.Protocols.Json;

/// <summary>
/// Reads the members of a JSON object by their names. A member that is missing or null is null, and members that the
/// model does not know are ignored.
/// </summary>
/// <param name="json">The object to read; the default structure has no members.</param>
/// <exception cref="JsonException">The value is not an object.</exception>
internal readonly struct JsonStructure(JsonElement json)
{
    private readonly JsonElement _json = JsonValue.Expect(json, JsonValueKind.Object);

    public string? Text(string name) => Find(name) is { } value ? JsonValue.Text(value) : null;

    public int? Integer(string name) => Find(name) is { } value ? JsonValue.Integer(value) : null;

    public bool? Boolean(string name) => Find(name) is { } value ? JsonValue.Boolean(value) : null;

    public DateTime? Timestamp(string name) => Find(name) is { } value ? JsonValue.Timestamp(value) : null;

    public MemoryStream? Blob(string name) => Find(name) is { } value ? JsonValue.Blob(value) : null;

    public Document Document(string name) => Find(name) is { } value ? JsonValue.Document(value) : default;

    public T? Structure<T>(string name, Func<JsonStructure, T> read)
        where T : class =>
        Find(name) is { } value ? read(new JsonStructure(value)) : null;

    public List<T>? List<T>(string name, Func<JsonElement, T> read) =>
        Find(name) is { } value ? JsonValue.List(value, read) : null;

    public Dictionary<string, T>? Map<T>(string name, Func<JsonElement, T> read) =>
        Find(name) is { } value ? JsonValue.Map(value, read) : null;

    public List<T>? StructureList<T>(string name, Func<JsonStructure, T> read) =>
        Find(name) is { } value ? JsonValue.StructureList(value, read) : null;

    public Dictionary<string, T>? StructureMap<T>(string name, Func<JsonStructure, T> read) =>
        Find(name) is { } value ? JsonValue.StructureMap(value, read) : null;

    private JsonElement? Find(string name) =>
        _json.ValueKind == JsonValueKind.Object
        && _json.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
