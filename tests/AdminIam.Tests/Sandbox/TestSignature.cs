using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Tests.Sandbox;

/// <summary>Signature Version 4 as clients calculate it, independent of the sandbox's code.</summary>
internal static class TestSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The headers that sign a POST request.</summary>
    public static Dictionary<string, string> Sign(
        Uri url,
        string keyId,
        string secret,
        string service,
        string body,
        IReadOnlyDictionary<string, string> headers,
        DateTime? now = null)
    {
        var date = DateText(now ?? DateTime.UtcNow);
        var scope = Scope(date, service);
        var signed = new SortedDictionary<string, string>(headers.ToDictionary(), StringComparer.Ordinal)
        {
            ["host"] = url.Authority,
            ["x-amz-date"] = date,
        };
        var names = string.Join(";", signed.Keys);
        var lines = string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"));
        var signature = Signature(secret, date, scope, $"POST\n{url.AbsolutePath}\n\n{lines}\n{names}\n{Hash(body)}");
        return new Dictionary<string, string>
        {
            ["x-amz-date"] = date,
            ["authorization"] = $"{Algorithm} Credential={keyId}/{scope}, SignedHeaders={names}, Signature={signature}",
        };
    }

    /// <summary>A presigned URL of a GET request.</summary>
    public static Uri Presign(
        Uri url, string keyId, string secret, string service, string query, string? token = null, DateTime? now = null)
    {
        var date = DateText(now ?? DateTime.UtcNow);
        var scope = Scope(date, service);
        var parameters = query.Split('&').Concat(
        [
            $"X-Amz-Algorithm={Algorithm}",
            $"X-Amz-Credential={Uri.EscapeDataString($"{keyId}/{scope}")}",
            $"X-Amz-Date={date}",
            "X-Amz-Expires=60",
            "X-Amz-SignedHeaders=host",
        ]);
        if (token is not null)
            parameters = parameters.Append($"X-Amz-Security-Token={Uri.EscapeDataString(token)}");
        var canonical = string.Join("&", parameters.Order(StringComparer.Ordinal));
        var signature = Signature(
            secret, date, scope, $"GET\n/\n{canonical}\nhost:{url.Authority}\n\nhost\n{Hash("")}");
        return new Uri(url, $"/?{canonical}&X-Amz-Signature={signature}");
    }

    private static string DateText(DateTime time) =>
        time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Scope(string date, string service) => $"{date[..8]}/us-east-1/{service}/aws4_request";

    private static string Signature(string secret, string date, string scope, string canonical)
    {
        var toSign = $"{Algorithm}\n{date}\n{scope}\n{Hash(canonical)}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
