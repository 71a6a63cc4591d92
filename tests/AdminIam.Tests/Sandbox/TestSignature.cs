using System.Text;
using AdminIam.Build.Requests;

namespace AdminIam.Tests.Sandbox;

/// <summary>The signatures of requests of test clients, independent of the sandbox's code.</summary>
internal static class TestSignature
{
    private const string Algorithm = RequestSignature.Algorithm;

    /// <summary>The headers that sign a POST request.</summary>
    public static Dictionary<string, string> Sign(
        Uri url,
        string keyId,
        string secret,
        string service,
        string body,
        IReadOnlyDictionary<string, string> headers,
        DateTime? now = null,
        string region = "us-east-1")
    {
        var signature = new RequestSignature(secret, service, now ?? DateTime.UtcNow, region);
        var signed = new SortedDictionary<string, string>(headers.ToDictionary(), StringComparer.Ordinal)
        {
            ["host"] = url.Authority,
            ["x-amz-date"] = signature.Date,
        };
        var names = string.Join(";", signed.Keys);
        var lines = string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"));
        var canonical = $"POST\n{url.AbsolutePath}\n\n{lines}\n{names}\n{RequestSignature.Hash(Bytes(body))}";
        return new Dictionary<string, string>
        {
            ["x-amz-date"] = signature.Date,
            ["authorization"] = $"{Algorithm} Credential={keyId}/{signature.Scope}, SignedHeaders={names}, "
                + $"Signature={signature.Of(Bytes(canonical))}",
        };
    }

    /// <summary>A presigned URL of a GET request.</summary>
    public static Uri Presign(
        Uri url, string keyId, string secret, string service, string query, string? token = null, DateTime? now = null)
    {
        var signature = new RequestSignature(secret, service, now ?? DateTime.UtcNow);
        var parameters = query.Split('&').Concat(
        [
            $"X-Amz-Algorithm={Algorithm}",
            $"X-Amz-Credential={Uri.EscapeDataString($"{keyId}/{signature.Scope}")}",
            $"X-Amz-Date={signature.Date}",
            "X-Amz-Expires=60",
            "X-Amz-SignedHeaders=host",
        ]);
        if (token is not null)
            parameters = parameters.Append($"X-Amz-Security-Token={Uri.EscapeDataString(token)}");
        var canonical = string.Join("&", parameters.Order(StringComparer.Ordinal));
        var request = $"GET\n/\n{canonical}\nhost:{url.Authority}\n\nhost\n{RequestSignature.Hash([])}";
        return new Uri(url, $"/?{canonical}&X-Amz-Signature={signature.Of(Bytes(request))}");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
