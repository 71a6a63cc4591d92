namespace AdminIam.Sandbox.Http;

/// <summary>A request as it was received; the names of its headers are in lower case.</summary>
internal sealed class HttpRequest(
    string method, string path, string query, List<KeyValuePair<string, string>> headers, bool keepAlive)
{
    public string Method { get; } = method;

    /// <summary>The path as sent, percent-encoded.</summary>
    public string Path { get; } = path;

    /// <summary>The query as sent, without the question mark.</summary>
    public string Query { get; } = query;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    public bool KeepAlive { get; } = keepAlive;

    public ArraySegment<byte> Body { get; set; } = new([]);

    /// <summary>The header's value, or null; of a repeated header all values, joined by commas.</summary>
    public string? Header(string lowerCaseName)
    {
        string? found = null;
        foreach (var header in Headers)
        {
            if (header.Key == lowerCaseName)
                found = found is null ? header.Value : found + "," + header.Value;
        }

        return found;
    }
}
