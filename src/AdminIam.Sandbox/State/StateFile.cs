using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AdminIam.Sandbox.State;

/// <summary>
/// The format of the account's files: the members of several objects in one JSON object. Equal states produce equal
/// text, because everything is sorted and the time of writing is not included.
/// </summary>
internal static class StateFile
{
    /// <summary>
    /// The version of the format that this sandbox writes, and the newest that it reads; 1 if a file does not specify
    /// it.
    /// </summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Fills the existing collections, which keeps their comparers.
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
        // Unknown members would be lost with the next save.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The names that the members of a type have in the file.</summary>
    public static IReadOnlyList<string> MembersOf(Type type) =>
        [.. Options.GetTypeInfo(type).Properties.Select(property => property.Name)];

    /// <summary>Reads an object from those members of the file.</summary>
    /// <exception cref="JsonException">They cannot be read.</exception>
    public static T Read<T>(JsonElement root, IReadOnlyList<string> members)
        where T : class
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var member in root.EnumerateObject().Where(member => members.Contains(member.Name)))
                member.WriteTo(json);
            json.WriteEndObject();
        }

        return JsonSerializer.Deserialize<T>(stream.ToArray(), Options)!;
    }

    /// <summary>Writes the members of all parts, in their order, as one object.</summary>
    public static byte[] ToBytes(IEnumerable<object> parts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var part in parts)
                WriteMembers(json, part);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, object part)
    {
        foreach (var member in Options.GetTypeInfo(part.GetType()).Properties)
        {
            if (member.Get?.Invoke(part) is not { } value)
                continue;
            json.WritePropertyName(member.Name);
            JsonSerializer.Serialize(json, value, member.PropertyType, Options);
        }
    }
}
