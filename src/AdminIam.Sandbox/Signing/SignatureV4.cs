using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AdminIam.Sandbox.Http;

namespace AdminIam.Sandbox.Signing;

/// <summary>AWS Signature Version 4: the signature a request must have.</summary>
internal sealed class SignatureV4
{
    private const int CachedKeys = 4096;
    private const string SignatureOfUrl = PresignedQuery.SignatureParameter + "=";
    private const string HexDigits = "0123456789abcdef";
    private readonly ConcurrentDictionary<string, byte[]> _signingKeys = new(StringComparer.Ordinal);

    /// <summary>The signature of the request, or null if a required header is not signed.</summary>
    public string? Compute(HttpRequest request, RequestSignature signature, string secret)
    {
        var canonical = CanonicalRequest(request, signature);
        if (canonical is null)
            return null;

        var toSign = $"AWS4-HMAC-SHA256\n{signature.Timestamp}\n{signature.Scope}\n{Hex(Hash(Latin1(canonical)))}";
        return Hex(Hmac(SigningKey(signature, secret), toSign));
    }

    private static string? CanonicalRequest(HttpRequest request, RequestSignature signature)
    {
        var text = new StringBuilder(512)
            .Append(request.Method).Append('\n')
            .Append(CanonicalPath(request.Path)).Append('\n')
            .Append(CanonicalQuery(request.Query)).Append('\n');

        var hostIsSigned = false;
        foreach (var name in signature.SignedHeaders)
        {
            var value = request.Header(name);
            if (value is null)
                return null;
            hostIsSigned |= name == "host";
            text.Append(name).Append(':');
            AppendCollapsed(text, value);
            text.Append('\n');
        }

        if (!hostIsSigned)
            return null;
        text.Append('\n').Append(string.Join(";", signature.SignedHeaders)).Append('\n');
        return text.Append(Hex(Hash(request.Body))).ToString();
    }

    /// <summary>The path in canonical form: the percent-encoded path of the request is encoded again.</summary>
    private static string CanonicalPath(string path) => path == "/" ? path : UrlText.Encode(path).Replace("%2F", "/");

    private static string CanonicalQuery(string query)
    {
        if (query.Length == 0)
            return query;

        var pairs = query.Split('&')
            .Where(pair => pair.Length > 0 && !pair.StartsWith(SignatureOfUrl, StringComparison.Ordinal))
            .Select(pair => pair.IndexOf('=') < 0 ? pair + "=" : pair).ToArray();
        Array.Sort(pairs, StringComparer.Ordinal);
        return string.Join("&", pairs);
    }

    private static void AppendCollapsed(StringBuilder text, string value)
    {
        var space = false;
        foreach (var c in value)
        {
            if (c != ' ' || !space)
                text.Append(c);
            space = c == ' ';
        }
    }

    private byte[] SigningKey(RequestSignature signature, string secret)
    {
        var id = $"{signature.Scope}\n{secret}";
        if (_signingKeys.TryGetValue(id, out var key))
            return key;

        key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), signature.Date);
        key = Hmac(key, signature.Region);
        key = Hmac(key, signature.Service);
        key = Hmac(key, "aws4_request");
        // The client chooses the scope: the cache must not grow with it.
        if (_signingKeys.Count >= CachedKeys)
            _signingKeys.Clear();
        _signingKeys[id] = key;
        return key;
    }

    private static byte[] Hmac(byte[] key, string text)
    {
#if NET8_0_OR_GREATER
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
#else
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
#endif
    }

    private static byte[] Hash(ArraySegment<byte> bytes)
    {
#if NET8_0_OR_GREATER
        return SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        return sha.ComputeHash(bytes.Array, bytes.Offset, bytes.Count);
#endif
    }

    private static ArraySegment<byte> Latin1(string text)
    {
        // Header values were read byte by byte, and are signed as those bytes.
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
            bytes[i] = (byte)text[i];
        return new ArraySegment<byte>(bytes);
    }

    private static string Hex(byte[] bytes)
    {
        var text = new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[i * 2] = HexDigits[bytes[i] >> 4];
            text[(i * 2) + 1] = HexDigits[bytes[i] & 15];
        }

        return new string(text);
    }
}
