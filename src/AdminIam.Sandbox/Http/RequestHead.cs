using System.Globalization;
using System.Text;

namespace AdminIam.Sandbox.Http;

/// <summary>Parses a request's head: request line and headers.</summary>
internal static class RequestHead
{
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    /// <summary>The end of the head at the start of the buffer, or -1 when it is not complete yet.</summary>
    public static int FindEnd(byte[] buffer, int from, int count)
    {
        var start = Math.Max(from - 3, 0);
        var end = buffer.AsSpan(start, count - start).IndexOf("\r\n\r\n"u8);
        return end < 0 ? -1 : start + end + 4;
    }

    public static HttpRequest Parse(byte[] buffer, int length)
    {
        // Header bytes beyond ASCII are kept as they are: a signature is calculated over bytes.
        var text = Latin1.GetString(buffer, 0, length - 4);
        var end = text.IndexOf("\r\n", StringComparison.Ordinal);
        var line = (end < 0 ? text : text.Substring(0, end)).Split(' ');
        if (line.Length != 3 || line[1].Length == 0 || line[1][0] != '/')
            throw new HttpProtocolException(400, "The request line is malformed.");
        if (line[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new HttpProtocolException(400, "Only HTTP/1.1 and HTTP/1.0 are supported.");

        var headers = end < 0 ? [] : ParseHeaders(text, end + 2);
        var question = line[1].IndexOf('?');
        return new HttpRequest(
            line[0],
            question < 0 ? line[1] : line[1].Substring(0, question),
            question < 0 ? "" : line[1].Substring(question + 1),
            headers,
            KeepsAlive(line[2], headers));
    }

    /// <summary>The length of the body that follows the head.</summary>
    public static int BodyLength(HttpRequest request)
    {
        if (request.Header("transfer-encoding") is not null)
            throw new HttpProtocolException(411, "A request must have a Content-Length.");
        var header = request.Header("content-length");
        if (header is null)
            return 0;
        if (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new HttpProtocolException(400, "The Content-Length is malformed.");
        if (length > HttpLimits.BodyBytes)
            throw new HttpProtocolException(413, "The request is too large.");
        return (int)length;
    }

    private static List<KeyValuePair<string, string>> ParseHeaders(string text, int start)
    {
        var headers = new List<KeyValuePair<string, string>>();
        while (start < text.Length)
        {
            var end = text.IndexOf("\r\n", start, StringComparison.Ordinal);
            if (end < 0)
                end = text.Length;
            var colon = text.IndexOf(':', start, end - start);
            if (colon <= start || !IsToken(text, start, colon))
                throw new HttpProtocolException(400, "A header is malformed.");
            if (headers.Count == HttpLimits.Headers)
                throw new HttpProtocolException(431, "There are too many headers.");
            headers.Add(new KeyValuePair<string, string>(
                text.Substring(start, colon - start).ToLowerInvariant(),
                text.Substring(colon + 1, end - colon - 1).Trim(' ', '\t')));
            start = end + 2;
        }

        return headers;
    }

    private static bool KeepsAlive(string version, List<KeyValuePair<string, string>> headers)
    {
        foreach (var header in headers)
        {
            if (header.Key != "connection")
                continue;
            if (header.Value.Equals("close", StringComparison.OrdinalIgnoreCase))
                return false;
            if (header.Value.Equals("keep-alive", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return version == "HTTP/1.1";
    }

    private static bool IsToken(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is <= ' ' or >= '\x7f' || "()<>@,;:\\\"/[]?={}".IndexOf(c) >= 0)
                return false;
        }

        return true;
    }
}
