using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AdminIam.Tests.Sandbox;

/// <summary>A client of AWS Query, independent of the sandbox's code.</summary>
internal sealed class SandboxClient(Uri url, string keyId = "sandbox", string secret = "sandbox", string? token = null)
{
    public const string Iam = "2010-05-08";
    public const string Sts = "2011-06-15";
    private const string MediaType = "application/x-www-form-urlencoded; charset=utf-8";

    private static readonly string[] StsActions =
    [
        "AssumeRole", "AssumeRoleWithWebIdentity", "AssumeRoot", "DecodeAuthorizationMessage", "GetAccessKeyInfo",
        "GetCallerIdentity", "GetFederationToken", "GetSessionToken",
    ];

    private static readonly HttpClient Http = new(
        new SocketsHttpHandler { MaxConnectionsPerServer = 128, UseProxy = false });

    public DateTime? Now { get; init; }

    public string? Service { get; init; }

    public string Region { get; init; } = "us-east-1";

    public Task<SandboxReply> CallAsync(string action, params (string Key, string Value)[] parameters) =>
        CallWithAsync(null, action, parameters);

    /// <summary>Calls an operation with a request that is changed after it was signed.</summary>
    public Task<SandboxReply> CallWithAsync(
        Action<HttpRequestMessage>? change, string action, params (string Key, string Value)[] parameters)
    {
        var version = StsActions.Contains(action) ? Sts : Iam;
        var form = new[] { ("Action", action), ("Version", version) }.Concat(parameters)
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}");
        return SendAsync(string.Join("&", form), version == Sts ? "sts" : "iam", change);
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

    /// <summary>Posts a signed control request.</summary>
    public async Task<SandboxReply> PostAsync(string path)
    {
        using var request = Sign("", "iam", path);
        using var response = await Http.SendAsync(request);
        return new SandboxReply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a control request that is not signed, with the fields of a form.</summary>
    public async Task<(int Status, JsonElement Answer)> ControlAsync(
        string path, params (string Key, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.ToDictionary(field => field.Key, field => field.Value));
        using var response = await Http.PostAsync(new Uri(url, path), form);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, json.RootElement.Clone());
    }

    private HttpRequestMessage Sign(string body, string service, string path)
    {
        var headers = new Dictionary<string, string> { ["content-type"] = MediaType };
        if (token is not null)
            headers["x-amz-security-token"] = token;

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaType);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("x-amz-security-token", token);
        var signed = TestSignature.Sign(new Uri(url, path), keyId, secret, service, body, headers, Now, Region);
        foreach (var header in signed)
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return request;
    }

    /// <summary>Calls by a presigned URL.</summary>
    public async Task<SandboxReply> GetAsync(string query, string service, Func<string, string>? tamper = null)
    {
        var presigned = TestSignature.Presign(url, keyId, secret, service, query, token, Now).ToString();
        using var response = await Http.GetAsync(new Uri(tamper?.Invoke(presigned) ?? presigned));
        return new SandboxReply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
