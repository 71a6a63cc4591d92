using System.Text;
using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>Returns the same text for all equivalent documents.</summary>
/// <remarks>
/// White space, the order of members and escapes in strings are ignored, and a list of one value is equivalent to that
/// value, because IAM and its console write both. Duplicate members are kept, so that such a document is not equivalent
/// to a valid one.
/// </remarks>
internal static class CanonicalJson
{
    /// <summary>Returns the canonical text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Append(text, document.RootElement);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                    Append(text, member.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array when element.GetArrayLength() == 1:
                Append(text, element[0]);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(element.GetString()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }
}
