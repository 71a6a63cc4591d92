using System.Text;
using System.Text.Json;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// Reads JSON into values that know their places, which JsonDocument does not. Its time is proportional to the text.
/// </summary>
internal sealed class JsonReading
{
    /// <summary>The most levels. A valid policy has six: document, statements, statement, condition, operator, values.</summary>
    public const int DeepestNesting = 32;

    private readonly byte[] _bytes;
    private readonly List<PolicyDoubt> _doubts;

    // Tokens come in their order, so that the characters before one are counted on from the one before.
    private int _countedBytes;
    private int _countedCharacters;

    private JsonReading(byte[] bytes, List<PolicyDoubt> doubts)
    {
        _bytes = bytes;
        _doubts = doubts;
    }

    /// <summary>Reads a text whose characters have been checked.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="doubts">Takes what is probably not meant.</param>
    /// <exception cref="PolicySyntaxException">It is not well-formed.</exception>
    public static JsonValue Read(string text, List<PolicyDoubt> doubts)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // One level more than is accepted: the error about the depth is this class's own.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting + 1 });
        try
        {
            reader.Read();
            var value = new JsonReading(bytes, doubts).ReadValue(ref reader, null);
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
                place, "The string has an escape that is half of a character, such as \\uD83D without its second half.",
                "Write both halves, or none.", e);
        }

        // Characters that are not escaped were seen in the text.
        if (reader.ValueIsEscaped)
            _doubts.AddRange(text.Where(c => !IsExpected(c)).Take(1).Select(c => new PolicyDoubt(place, PolicyCharacters.DescribeInvisible(c))));
        return text;
    }

    private static bool IsExpected(char c) => c is '\t' or '\n' or '\r' || char.IsSurrogate(c) || VisibleText.IsVisible(c);

    private static void CheckDepth(in Utf8JsonReader reader, Place place)
    {
        if (reader.CurrentDepth >= DeepestNesting)
        {
            throw new PolicySyntaxException(
                place, $"The document is nested more than {DeepestNesting} levels deep.", "The parts of a policy need six levels.");
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
        // Bytes of the line, which are more than its characters where these are beyond ASCII.
        var rest = Encoding.UTF8.GetBytes(text.Substring(start));
        return start + Encoding.UTF8.GetCharCount(rest, 0, (int)Math.Min(e.BytePositionInLine ?? 0, rest.Length));
    }
}
