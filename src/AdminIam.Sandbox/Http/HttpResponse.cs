using System.Text;

namespace AdminIam.Sandbox.Http;

internal sealed class HttpResponse(int status, string contentType, string body)
{
    /// <summary>Closes the connection without an answer.</summary>
    public static readonly HttpResponse Drop = new(0, "", "");

    public int Status { get; } = status;

    public string ContentType { get; } = contentType;

    public string Body { get; } = body;

    /// <summary>An additional header.</summary>
    public KeyValuePair<string, string>? Header { get; init; }

    public bool Close { get; init; }

    /// <summary>The bytes of head and body in one array, so that they are sent in one packet.</summary>
    public byte[] ToBytes(bool keepAlive)
    {
        var head = new StringBuilder(256)
            .Append("HTTP/1.1 ").Append(Status).Append(' ').Append(Reason(Status)).Append("\r\n");
        // An answer without content has no type of it, so that no client parses it.
        if (Body.Length > 0)
            head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        if (Header is { } header)
            head.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        if (!keepAlive)
            head.Append("Connection: close\r\n");
        var bodyBytes = Encoding.UTF8.GetByteCount(Body);
        head.Append("Content-Length: ").Append(bodyBytes).Append("\r\n\r\n");

        var text = head.ToString();
        var bytes = new byte[text.Length + bodyBytes];
        Encoding.ASCII.GetBytes(text, 0, text.Length, bytes, 0);
        Encoding.UTF8.GetBytes(Body, 0, Body.Length, bytes, text.Length);
        return bytes;
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Unknown",
    };
}
