using System.Text.Json;

namespace AdminIam.Sandbox.Json;

/// <summary>
/// Parses JSON that clients send. A text that is not Unicode, such as half of a surrogate pair or bytes that are not
/// UTF-8, is a syntax error: System.Text.Json only finds it when the text is read, and reports it as another error.
/// </summary>
internal static class StrictJson
{
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public static JsonDocument Parse(string text, JsonDocumentOptions options = default) =>
        Checked(JsonDocument.Parse(text, options));

    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text) => Checked(JsonDocument.Parse(text));

    private static JsonDocument Checked(JsonDocument document)
    {
        try
        {
            ReadTexts(document.RootElement);
            return document;
        }
        catch (InvalidOperationException error)
        {
            document.Dispose();
            throw new JsonException(error.Message, error);
        }
    }

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    ReadTexts(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }
}
