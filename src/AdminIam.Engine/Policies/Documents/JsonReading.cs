using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminIam.Engine.Policies.Documents;

/// <summary>Reads JSON into values that know their places. JsonDocument does not tell where a value stands.</summary>
internal static class JsonReading
{
    private static readonly char[] Quotes = ['\u201C', '\u201D', '\u201E', '\u2018', '\u2019', '\u201A'];

    // The reader's own words speak to programmers, and end with its count of lines from 0 and of bytes.
    private static readonly Regex ReaderPosition =
        new(@"( which is not supported in this mode| Change the reader options\.|\s*(LineNumber|Path):.*$)", RegexOptions.Singleline);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="PolicySyntaxException">It is not well-formed.</exception>
    public static JsonValue Read(string text)
    {
        // IAM's policyDocumentType: [\t\n\r\x20-\xFF]. Most likely it is a quotation mark that a word processor has turned.
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF'))
                continue;
            var place = new Place(i, string.Empty);
            throw Array.IndexOf(Quotes, text[i]) >= 0
                ? new PolicySyntaxException(place, $"'{text[i]}' is a typographic quotation mark.", "JSON has only the straight one: \"")
                : new PolicySyntaxException(
                    place, $"IAM does not take the character U+{(int)text[i]:X4} in a policy.", "Use characters up to U+00FF.");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            var value = ReadValue(ref reader, bytes, string.Empty);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw new PolicySyntaxException(
                new Place(Offset(text, e), string.Empty), ReaderPosition.Replace(e.Message, string.Empty), inner: e);
        }
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        var place = PlaceOf(reader, bytes, path);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new JsonValue(JsonValueKind.Object, place, null, ReadMembers(ref reader, bytes, path), []);
            case JsonTokenType.StartArray:
                return new JsonValue(JsonValueKind.Array, place, null, [], ReadItems(ref reader, bytes, path));
            case JsonTokenType.String:
                return new JsonValue(JsonValueKind.String, place, reader.GetString(), [], []);
            case JsonTokenType.Number:
                return new JsonValue(JsonValueKind.Number, place, null, [], []);
            case JsonTokenType.True:
            case JsonTokenType.False:
                return new JsonValue(JsonValueKind.True, place, null, [], []);
            default:
                return new JsonValue(JsonValueKind.Null, place, null, [], []);
        }
    }

    private static List<JsonMember> ReadMembers(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            var place = PlaceOf(reader, bytes, inner);
            if (members.Exists(member => member.Name == name))
                throw new PolicySyntaxException(place, $"'{name}' is there twice.", "Keep one of them.");
            reader.Read();
            members.Add(new JsonMember(name, place, ReadValue(ref reader, bytes, inner)));
        }

        return members;
    }

    private static List<JsonValue> ReadItems(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, bytes, $"{path}[{items.Count}]"));
        return items;
    }

    private static Place PlaceOf(in Utf8JsonReader reader, byte[] bytes, string path) =>
        new(Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex), path);

    private static int Offset(string text, JsonException e)
    {
        var start = 0;
        for (var line = e.LineNumber ?? 0; line > 0 && start < text.Length; line--)
            start = text.IndexOf('\n', start) + 1;
        // Bytes of the line, which are more than its characters where these are beyond ASCII.
        var rest = Encoding.UTF8.GetBytes(text.Substring(start));
        return start + Encoding.UTF8.GetCharCount(rest, 0, (int)Math.Min(e.BytePositionInLine ?? 0, rest.Length));
    }
}
