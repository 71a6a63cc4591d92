using System.Globalization;
using System.Text;

namespace AdminIam.Build.Requests;

/// <summary>
/// Signs requests by AWS Signature Version 4 and returns them as the bytes that a client sends. A signature is valid
/// for 15 minutes.
/// </summary>
internal sealed class RequestSigner(
    Uri url, string service, DateTime time, string keyId, string secret, string? token = null)
{
    private const string RootKey = "sandbox";
    private const string Algorithm = RequestSignature.Algorithm;
    private readonly RequestSignature _signature = new(secret, service, time);

    /// <summary>Creates a signer with the sandbox's own root key and the current time.</summary>
    public static RequestSigner OfRoot(Uri url, string service) => new(url, service, DateTime.UtcNow, RootKey, RootKey);

    /// <summary>Returns a POST request of a form.</summary>
    public byte[] Form(string body, string path = "/") =>
        Post(path, Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded; charset=utf-8", target: null);

    /// <summary>Returns a POST request of AWS JSON.</summary>
    public byte[] Json(string body, string target) =>
        Post("/", Encoding.UTF8.GetBytes(body), "application/x-amz-json-1.1", target);

    /// <summary>Returns a presigned GET request.</summary>
    public byte[] Presigned(string query)
    {
        List<string> parameters = [.. query.Split('&')];
        parameters.Add($"X-Amz-Algorithm={Algorithm}");
        parameters.Add($"X-Amz-Credential={Uri.EscapeDataString($"{keyId}/{_signature.Scope}")}");
        parameters.Add($"X-Amz-Date={_signature.Date}");
        parameters.Add("X-Amz-SignedHeaders=host");
        if (token is not null)
            parameters.Add($"X-Amz-Security-Token={Uri.EscapeDataString(token)}");
        var canonical = string.Join('&', parameters.Order(StringComparer.Ordinal));
        var signature = Sign($"GET\n/\n{canonical}\nhost:{url.Authority}\n\nhost\n{RequestSignature.Hash([])}");
        return Encoding.Latin1.GetBytes(
            $"GET /?{canonical}&X-Amz-Signature={signature} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
    }

    private byte[] Post(string path, byte[] body, string contentType, string? target)
    {
        SortedDictionary<string, string> headers = new(StringComparer.Ordinal)
        {
            ["content-type"] = contentType,
            ["host"] = url.Authority,
            ["x-amz-date"] = _signature.Date,
        };
        if (target is not null)
            headers["x-amz-target"] = target;
        if (token is not null)
            headers["x-amz-security-token"] = token;
        var names = string.Join(';', headers.Keys);
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        var signature = Sign($"POST\n{path}\n\n{lines}\n{names}\n{RequestSignature.Hash(body)}");
        var head = $"POST {path} HTTP/1.1\r\n{lines.Replace("\n", "\r\n", StringComparison.Ordinal)}"
            + $"authorization: {Algorithm} Credential={keyId}/{_signature.Scope}, SignedHeaders={names}, "
            + $"Signature={signature}\r\n"
            + $"content-length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    private string Sign(string canonicalRequest) => _signature.Of(Encoding.Latin1.GetBytes(canonicalRequest));
}
