using System.Text.Json;

namespace AdminIam.Tests.Clients;

/// <summary>A request as the loopback server received it.</summary>
internal sealed record CapturedRequest(
    string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The parameters of a form in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form => [.. Body.Split('&').Select(ParsePair)];

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? this[string name] => Form.Where(p => p.Key == name).Select(p => p.Value).SingleOrDefault();

    private static KeyValuePair<string, string> ParsePair(string pair)
    {
        var parts = pair.Split('=', 2);
        return new(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
    }
}
