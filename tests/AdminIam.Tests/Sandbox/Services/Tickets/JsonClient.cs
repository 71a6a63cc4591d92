using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>A client of AWS JSON 1.1, independent of the sandbox's code.</summary>
internal sealed class JsonClient(Uri url, string keyId = "sandbox", string secret = "sandbox")
{
    public const string MediaType = "application/x-amz-json-1.1";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    public string Service { get; init; } = "tickets";

    public string Region { get; init; } = "us-east-1";

    public DateTime? Now { get; init; }

    /// <summary>Calls an operation and returns status, body and request id.</summary>
    public async Task<(int Status, JsonElement Body, string? RequestId)> CallAsync(string target, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaType);
        var headers = new Dictionary<string, string> { ["content-type"] = MediaType, ["x-amz-target"] = target };
        var signature = TestSignature.Sign(url, keyId, secret, Service, body, headers, Now, Region);
        foreach (var header in signature)
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        request.Headers.TryAddWithoutValidation("x-amz-target", target);

        using var response = await Http.SendAsync(request);
        Assert.Equal(MediaType, response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (
            (int)response.StatusCode,
            document.RootElement.Clone(),
            response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.Single() : null);
    }
}
