using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Build.Bench;

/// <summary>Signs requests without a body by AWS Signature Version 4, with the sandbox's own root key.</summary>
internal static class RootSignature
{
    private const string Key = "sandbox";

    /// <summary>Returns a signed POST request.</summary>
    /// <param name="url">Its URL, without a query.</param>
    /// <param name="now">The time, in UTC.</param>
    public static HttpRequestMessage Post(Uri url, DateTime now)
    {
        var date = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{date[..8]}/us-east-1/iam/aws4_request";
        var canonical =
            $"POST\n{url.AbsolutePath}\n\nhost:{url.Authority}\nx-amz-date:{date}\n\nhost;x-amz-date\n{Hash("")}";
        var key = Encoding.UTF8.GetBytes("AWS4" + Key);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = HMACSHA256.HashData(
            key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hash(canonical)}"));

        HttpRequestMessage request = new(HttpMethod.Post, url);
        request.Headers.TryAddWithoutValidation("x-amz-date", date);
        request.Headers.TryAddWithoutValidation(
            "authorization",
            $"AWS4-HMAC-SHA256 Credential={Key}/{scope}, SignedHeaders=host;x-amz-date, "
                + $"Signature={Convert.ToHexStringLower(signature)}");
        return request;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
