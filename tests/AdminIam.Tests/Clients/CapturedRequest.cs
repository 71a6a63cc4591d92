namespace AdminIam.Tests.Clients;

/// <summary>A request as it arrived: the form's parameters in their order, and the headers.</summary>
internal sealed record CapturedRequest(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Form,
    IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string name] => Form.Where(p => p.Key == name).Select(p => p.Value).SingleOrDefault();

    public static CapturedRequest Parse(
        string method, string path, string body, IReadOnlyDictionary<string, string> headers) =>
        new(method, path, [.. body.Split('&').Select(ParsePair)], headers);

    private static KeyValuePair<string, string> ParsePair(string pair)
    {
        var parts = pair.Split('=', 2);
        return new(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
    }
}
