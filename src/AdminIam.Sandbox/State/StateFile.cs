using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AdminIam.Sandbox.State;

/// <summary>
/// The format of the accounts' files: the members of several objects in one JSON object, and the same for each other
/// account of the organization in an object of its own. Equal states produce equal text, because everything is sorted
/// and the time of writing is not included.
/// </summary>
internal static class StateFile
{
    /// <summary>
    /// The version of the format that this sandbox writes, and the newest that it reads; 1 if a file does not specify
    /// it.
    /// </summary>
    public const int Version = 1;

    /// <summary>The member with the other accounts of the organization, by their ids.</summary>
    public const string Members = "members";

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

    /// <summary>Writes the members of all parts, in their order, as one object with an object for each
    /// account.</summary>
    /// <param name="parts">The parts of the sandbox's own account.</param>
    /// <param name="accounts">The other accounts, in the order of their ids.</param>
    /// <param name="partsOf">Returns the parts of one of them.</param>
    public static byte[] ToBytes(
        IEnumerable<object> parts, IReadOnlyCollection<Account> accounts, Func<Account, IEnumerable<object>> partsOf)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            WriteMembers(json, parts);
            if (accounts.Count > 0)
            {
                json.WriteStartObject(Members);
                foreach (var account in accounts)
                {
                    json.WriteStartObject(account.Id);
                    WriteMembers(json, partsOf(account));
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, IEnumerable<object> parts)
    {
        foreach (var part in parts)
            WriteMembers(json, part);
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
