using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace AdminIam.Tests.Clients;

/// <summary>
/// Fills the client's objects from JSON and turns them into JSON by reflection: a second opinion on what the generated
/// code sends and reads.
/// </summary>
internal static class ObjectJson
{
    public static object Fill(Type type, JsonElement json)
    {
        var target = Activator.CreateInstance(type)!;
        foreach (var member in json.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null))
        {
            var property = type.GetProperty(member.Name)
                ?? throw new InvalidOperationException($"{type.Name} has no {member.Name}.");
            property.SetValue(target, ToValue(property.PropertyType, member.Value));
        }

        return target;
    }

    /// <summary>The JSON of an object's own members that are not null.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string or bool => JsonValue.Create(value),
        int number => Number(number),
        MemoryStream blob => Convert.ToBase64String(blob.ToArray()),
        ConstantClass constant => constant.Value,
        DateTime time => Number((decimal)(time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond),
        Document document when document.IsNull() => null,
        Document document => document.IsString() ? document.AsString() : Number(document.AsInt()),
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(k => KeyValuePair.Create(k, ToJson(map[k])))),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(ToJson)]),
        _ => new JsonObject(OwnProperties(value.GetType())
            .Select(p => KeyValuePair.Create(p.Name, ToJson(p.GetValue(value))))
            .Where(p => p.Value is not null)),
    };

    /// <summary>JSON without the members that are null, and without those that a type does not have.</summary>
    public static JsonNode? Known(JsonElement json, Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return json.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array => new JsonArray(
                [.. json.EnumerateArray().Select(e => Known(e, inner.GetGenericArguments()[0]))]),
            JsonValueKind.Object when inner.IsGenericType => new JsonObject(json.EnumerateObject()
                .Select(m => KeyValuePair.Create(m.Name, Known(m.Value, inner.GetGenericArguments()[1])))),
            JsonValueKind.Object => new JsonObject(json.EnumerateObject()
                .Where(m => m.Value.ValueKind != JsonValueKind.Null)
                .Join(OwnProperties(inner), m => m.Name, p => p.Name, (m, p) => (m, p.PropertyType))
                .Select(x => KeyValuePair.Create(x.m.Name, Known(x.m.Value, x.PropertyType)))),
            JsonValueKind.Number when inner == typeof(string) => json.GetRawText(),
            JsonValueKind.Number => Number(json.GetDecimal()),
            _ => JsonNode.Parse(json.GetRawText()),
        };
    }

    // Without the zeros at the end of a fraction.
    private static JsonValue Number(decimal value) => JsonValue.Create(value / 1.0000000000000000000000000000m);

    // Whether an error can be retried is not on the wire.
    private static IEnumerable<PropertyInfo> OwnProperties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(p => p.PropertyType != typeof(RetryableDetails));

    private static object? ToValue(Type type, JsonElement json)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(string))
            return json.GetString();
        if (inner == typeof(int))
            return json.GetInt32();
        if (inner == typeof(bool))
            return json.GetBoolean();
        if (inner.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(inner, json.GetString());
        if (inner == typeof(DateTime))
            return DateTime.UnixEpoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond));
        if (inner == typeof(MemoryStream))
            return new MemoryStream(json.GetBytesFromBase64());
        if (inner == typeof(Document))
            return json.ValueKind == JsonValueKind.String ? new Document(json.GetString()) : json.GetInt32();
        if (!inner.IsGenericType)
            return Fill(inner, json);
        return ToCollection(inner, json);
    }

    private static object ToCollection(Type type, JsonElement json)
    {
        var collection = Activator.CreateInstance(type)!;
        var element = type.GetGenericArguments()[^1];
        if (collection is IDictionary map)
        {
            foreach (var entry in json.EnumerateObject())
                map.Add(entry.Name, ToValue(element, entry.Value));
            return map;
        }

        var list = (IList)collection;
        foreach (var value in json.EnumerateArray())
            list.Add(ToValue(element, value));
        return list;
    }
}
