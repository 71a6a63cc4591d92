using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Tests.Sandbox;

/// <summary>An AWS Query client of its own, so that nothing the sandbox is tested by shares its code.</summary>
internal sealed class SandboxClient(Uri url, string keyId = "sandbox", string secret = "sandbox", string? token = null)
{
    public const string Iam = "2010-05-08";
    public const string Sts = "2011-06-15";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 128, UseProxy = false });

    public DateTime? Now { get; init; }

    public string? Service { get; init; }

    public Task<SandboxReply> CallAsync(string action, params (string Key, string Value)[] parameters)
    {
        var version = action is "GetCallerIdentity" or "AssumeRole" or "GetSessionToken" ? Sts : Iam;
        var form = new[] { ("Action", action), ("Version", version) }.Concat(parameters)
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}");
        return SendAsync(string.Join("&", form), version == Sts ? "sts" : "iam");
    }

    public async Task<SandboxReply> OkAsync(string action, params (string Key, string Value)[] parameters)
    {
        var reply = await CallAsync(action, parameters);
        Assert.True(reply.Status == 200, $"{action}: {reply.Status} {reply.Code}: {reply.Message}");
        return reply;
    }

    public async Task<SandboxReply> SendAsync(string body, string service, Action<HttpRequestMessage>? tamper = null)
    {
        using var request = Sign(body, Service ?? service, "/");
        tamper?.Invoke(request);
        using var response = await Http.SendAsync(request);
        return new SandboxReply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a signed request of the sandbox's own.</summary>
    public async Task<SandboxReply> PostAsync(string path)
    {
        using var request = Sign("", "iam", path);
        using var response = await Http.SendAsync(request);
        return new SandboxReply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private HttpRequestMessage Sign(string body, string service, string path)
    {
        var date = (Now ?? DateTime.UtcNow).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{date[..8]}/us-east-1/{service}/aws4_request";
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8",
            ["host"] = url.Authority,
            ["x-amz-date"] = date,
        };
        if (token is not null)
            headers["x-amz-security-token"] = token;

        var signed = string.Join(";", headers.Keys);
        var canonical = $"POST\n{path}\n\n" + string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))
            + "\n" + signed + "\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers["content-type"]);
        request.Headers.TryAddWithoutValidation("x-amz-date", date);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("x-amz-security-token", token);
        request.Headers.TryAddWithoutValidation(
            "authorization", $"AWS4-HMAC-SHA256 Credential={keyId}/{scope}, SignedHeaders={signed}, Signature={signature}");
        return request;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
