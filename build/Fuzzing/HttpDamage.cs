using System.Text;

namespace AdminIam.Build.Fuzzing;

/// <summary>Damages requests so that they are no longer valid HTTP, or no longer correctly signed.</summary>
internal sealed class HttpDamage(Random random)
{
    // Beyond them, damage is in the body.
    private const int HeadBytes = 1000;

    private static readonly string[] Headers =
    [
        "Expect: 100-continue", "Expect: x", "Transfer-Encoding: chunked", "Connection: close",
        "Connection: keep-alive",
        ": x", " folded", "no colon", "Content-Length: -1", "Content-Length: 1e3", "Content-Length: 99999999999",
        "Content-Length: 7", "Host: evil.example", "Host:", "Origin: http://evil.example",
        "X-Amz-Date: 20200101T000000Z",
        "X-Amz-Date: x", "Authorization: x", "Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request",
        "Authorization: AWS4-HMAC-SHA256 =,=,=", "X-Amz-Target: x", "X-Amz-Target: AWSOrganizationsV20161128.",
        "X-Amz-Target:",
        "X-Amz-Security-Token: x", "X-Amz-Security-Token: AAAA", "Date: Thu, 01 Jan 1970 00:00:00 GMT",
    ];

    private static readonly string[] Lines =
    [
        "GET", "GET /", "GET / HTTP/1.0", "GET / HTTP/9.9", "GET //?Action=ListUsers HTTP/1.1", "PUT / HTTP/1.1",
        "\u0001 / HTTP/1.1",
        "POST /%2e%2e/?a=b HTTP/1.1", "POST /_sandbox/sign-in HTTP/1.1", "POST /_sandbox/reset HTTP/1.1",
        "GET /_sandbox/stats HTTP/1.1", "GET /_sandbox/ HTTP/1.1", "POST /?Action=GetUser&Action=ListUsers HTTP/1.1",
        "GET /?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=%zz HTTP/1.1", "POST / HTTP/1.1 ",
        "OPTIONS * HTTP/1.1", "",
    ];

    public byte[] Damage(byte[] request) => random.Next(5) switch
    {
        0 => request[..random.Next(request.Length)],
        1 => WithHeaders(request),
        2 => WithLine(request),
        3 => [.. request, .. request.AsSpan(0, random.Next(request.Length))],
        _ => WithBytes(request),
    };

    private byte[] WithHeaders(byte[] request)
    {
        StringBuilder headers = new();
        for (var i = random.Next(3); i >= 0; i--)
            headers.Append(Headers[random.Next(Headers.Length)]).Append("\r\n");
        for (var i = random.Next(15) == 0 ? random.Next(150) : 0; i > 0; i--)
            headers.Append("x-").Append(i).Append(": ").Append('y', random.Next(400)).Append("\r\n");
        var start = LineEnd(request);
        return [.. request.AsSpan(0, start), .. Encoding.Latin1.GetBytes(headers.ToString()), .. request.AsSpan(start)];
    }

    private byte[] WithLine(byte[] request) =>
    [
        .. Encoding.Latin1.GetBytes(Lines[random.Next(Lines.Length)] + "\r\n"), .. request.AsSpan(LineEnd(request)),
    ];

    private byte[] WithBytes(byte[] request)
    {
        byte[] damaged = [.. request];
        for (var i = random.Next(8); i >= 0; i--)
            damaged[random.Next(Math.Min(damaged.Length, HeadBytes))] = (byte)random.Next(256);
        return damaged;
    }

    private static int LineEnd(byte[] request) => request.AsSpan().IndexOf("\r\n"u8) + 2;
}
