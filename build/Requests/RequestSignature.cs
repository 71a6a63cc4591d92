using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Build.Requests;

/// <summary>
/// Signatures of AWS Signature Version 4 as clients calculate them, independent of the sandbox's code.
/// </summary>
internal sealed class RequestSignature(
    string secret, string service, DateTime time, string region = "us-east-1")
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    private byte[]? _key;

    /// <summary>The time, as X-Amz-Date has it.</summary>
    public string Date { get; } = time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The scope of the credentials, which follows the access key ID.</summary>
    public string Scope => $"{Date[..8]}/{region}/{service}/aws4_request";

    /// <summary>Returns the signature of a canonical request.</summary>
    public string Of(byte[] canonicalRequest)
    {
        _key ??= Scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + secret),
            (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        var toSign = $"{Algorithm}\n{Date}\n{Scope}\n{Hash(canonicalRequest)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(toSign)));
    }

    /// <summary>Returns the hash of a body.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
