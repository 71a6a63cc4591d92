using System.Text;
using System.Text.Json;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// Reads JSON as values with their positions, which JsonDocument does not provide, in time proportional to the text.
/// </summary>
internal sealed class JsonReading
{
    /// <summary>The maximum number of levels. A valid policy has six: document, statements, statement, condition,
    /// operator, values.</summary>
    public const int DeepestNesting = 32;

    private readonly byte[] _bytes;
    private readonly List<PolicyWarning> _warnings;

    // Tokens are read in order, so the characters before a token are counted from the previous one.
    private int _countedBytes;
    private int _countedCharacters;

    private JsonReading(byte[] bytes, List<PolicyWarning> warnings)
    {
        _bytes = bytes;
        _warnings = warnings;
    }

    /// <summary>Reads a text whose characters were checked.</summary>
    /// <param name="warnings">Receives warnings about probable mistakes.</param>
    /// <exception cref="PolicySyntaxException">The text is not well-formed.</exception>
    public static JsonValue Read(string text, List<PolicyWarning> warnings)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // One more level than is accepted, because this class reports the error.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting + 1 });
        try
        {
            reader.Read();
            var value = new JsonReading(bytes, warnings).ReadValue(ref reader, null);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw JsonErrors.Explain(text, Offset(text, e), e);
        }
    }

    private JsonValue ReadValue(ref Utf8JsonReader reader, JsonPath? path)
    {
        var place = PlaceOf(reader, path);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CheckDepth(reader, place);
                return new JsonValue(JsonValueKind.Object, place, null, ReadMembers(ref reader, path), []);
            case JsonTokenType.StartArray:
                CheckDepth(reader, place);
                return new JsonValue(JsonValueKind.Array, place, null, [], ReadItems(ref reader, path));
            case JsonTokenType.String:
                return new JsonValue(JsonValueKind.String, place, ReadText(reader, place), [], []);
            case JsonTokenType.Number:
                return new JsonValue(JsonValueKind.Number, place, null, [], []);
            case JsonTokenType.True:
            case JsonTokenType.False:
                return new JsonValue(JsonValueKind.True, place, null, [], []);
            default:
                return new JsonValue(JsonValueKind.Null, place, null, [], []);
        }
    }

    private List<JsonMember> ReadMembers(ref Utf8JsonReader reader, JsonPath? path)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadText(reader, PlaceOf(reader, path));
            var inner = new JsonPath(path, name, 0);
            var place = PlaceOf(reader, inner);
            reader.Read();
            members.Add(new JsonMember(name, place, ReadValue(ref reader, inner)));
        }

        return members;
    }

    private List<JsonValue> ReadItems(ref Utf8JsonReader reader, JsonPath? path)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, new JsonPath(path, null, items.Count)));
        return items;
    }

    private string ReadText(in Utf8JsonReader reader, Place place)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new PolicySyntaxException(
                place,
                "The string contains an escape sequence of half a character, such as \\uD83D without its second half.",
                "Write both halves, or remove the sequence.", e);
        }

        // Characters that are not escaped were checked in the text.
        if (reader.ValueIsEscaped)
        {
            _warnings.AddRange(
                text.Where(c => !IsExpected(c))
                    .Take(1)
                    .Select(c => new PolicyWarning(place, PolicyCharacters.DescribeInvisible(c))));
        }

        return text;
    }

    private static bool IsExpected(char c) =>
        c is '\t' or '\n' or '\r' || char.IsSurrogate(c) || VisibleText.IsVisible(c);

    private static void CheckDepth(in Utf8JsonReader reader, Place place)
    {
        if (reader.CurrentDepth >= DeepestNesting)
        {
            throw new PolicySyntaxException(
                place, $"The document is nested more than {DeepestNesting} levels deep.",
                "A policy requires no more than six levels.");
        }
    }

    private Place PlaceOf(in Utf8JsonReader reader, JsonPath? path)
    {
        var start = (int)reader.TokenStartIndex;
        _countedCharacters += Encoding.UTF8.GetCharCount(_bytes, _countedBytes, start - _countedBytes);
        _countedBytes = start;
        return new(_countedCharacters, path);
    }

    private static int Offset(string text, JsonException e)
    {
        var start = 0;
        for (var line = e.LineNumber ?? 0; line > 0 && start < text.Length; line--)
            start = text.IndexOf('\n', start) + 1;
        // The bytes of the line, which are more than its characters if it contains non-ASCII characters.
        var rest = Encoding.UTF8.GetBytes(text.Substring(start));
        return start + Encoding.UTF8.GetCharCount(rest, 0, (int)Math.Min(e.BytePositionInLine ?? 0, rest.Length));
    }
}
