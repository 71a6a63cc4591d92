using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminIam.Sandbox.Model;

/// <summary>The checked input of a call: the members that were given, by their names in the model.</summary>
internal sealed class Input
{
    private readonly Dictionary<string, object> _members = new(StringComparer.Ordinal);

    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>A required text, whose presence is guaranteed by the check against the model.</summary>
    public string Text(string name) => (string)_members[name];

    public string? OptionalText(string name) => _members.TryGetValue(name, out var value) ? (string)value : null;

    public int? Number(string name) => _members.TryGetValue(name, out var value) ? (int)(long)value : null;

    public DateTime? Time(string name) => _members.TryGetValue(name, out var value) ? (DateTime)value : null;

    public bool? Flag(string name) => _members.TryGetValue(name, out var value) ? (bool)value : null;

    public Input? Structure(string name) => _members.TryGetValue(name, out var value) ? (Input)value : null;

    /// <summary>A value of any type, as it was received; null where it was not given.</summary>
    public JsonElement? Document(string name) =>
        _members.TryGetValue(name, out var value) ? (JsonElement)value : null;

    /// <summary>The members as JSON. Null values are left out.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var member in _members)
            json[member.Key] = ToJson(member.Value);
        return json;
    }

    public IReadOnlyList<string> Texts(string name) => List<string>(name);

    public IReadOnlyList<Input> Structures(string name) => List<Input>(name);

    internal void Set(string name, object value) => _members[name] = value;

    private static JsonNode? ToJson(object value) => value switch
    {
        Input structure => structure.ToJson(),
        List<object> items => new JsonArray([.. items.Select(ToJson)]),
        JsonElement document => WithoutNulls(document),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no form in JSON."),
    };

    private static JsonNode? WithoutNulls(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(element.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .Select(same => new KeyValuePair<string, JsonNode?>(same.Key, WithoutNulls(same.Last().Value)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray()
            .Where(item => item.ValueKind != JsonValueKind.Null).Select(WithoutNulls)]),
        _ => JsonNode.Parse(element.GetRawText()),
    };

    private List<T> List<T>(string name) =>
        _members.TryGetValue(name, out var value) ? ((List<object>)value).Cast<T>().ToList() : [];
}
