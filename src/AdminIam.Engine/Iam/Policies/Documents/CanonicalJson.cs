using System.Text;
using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>One text for all documents that say the same.</summary>
/// <remarks>
/// White space, the order of members and the escapes in texts do not matter, and a list of one value is that value: IAM
/// and its console write either. A member that is there twice stays twice, so that such a document equals no proper one.
/// </remarks>
internal static class CanonicalJson
{
    /// <summary>The canonical text.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
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
