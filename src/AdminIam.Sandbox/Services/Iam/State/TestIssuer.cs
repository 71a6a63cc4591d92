using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// The sandbox's own OpenID Connect provider: it signs ID tokens for tests, and its signatures are verified.
/// </summary>
internal sealed class TestIssuer
{
    public const string Url = "https://issuer.sandbox.example";
    private const string KeyId = "sandbox";
    private const int KeyBits = 2048;

    /// <summary>The private key, as XML.</summary>
    public string Key { get; set; } = "";

    public static TestIssuer Create()
    {
        using var rsa = RSA.Create();
        rsa.KeySize = KeyBits;
        return new TestIssuer { Key = rsa.ToXmlString(includePrivateParameters: true) };
    }

    /// <summary>A signed JWT (RS256) with these claims.</summary>
    public string Sign(IReadOnlyDictionary<string, object> claims)
    {
        var header = new Dictionary<string, object> { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" };
        var content = $"{Encode(header)}.{Encode(claims)}";
        using var rsa = Open();
        var signature = rsa.SignData(
            Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url(signature)}";
    }

    /// <summary>Whether the signature of a JWT is this issuer's.</summary>
    public bool Verifies(string token)
    {
        var dot = token.LastIndexOf('.');
        byte[] signature;
        try
        {
            var base64 = token.Substring(dot + 1).Replace('-', '+').Replace('_', '/');
            signature = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return false;
        }

        using var rsa = Open();
        return rsa.VerifyData(
            Encoding.ASCII.GetBytes(token.Substring(0, dot)),
            signature,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
    }

    /// <summary>The public key as a JSON Web Key Set.</summary>
    public object KeySet()
    {
        using var rsa = Open();
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            Keys = new[]
            {
                new
                {
                    Kty = "RSA", Use = "sig", Alg = "RS256", Kid = KeyId, N = Base64Url(key.Modulus!),
                    E = Base64Url(key.Exponent!),
                },
            },
        };
    }

    private static string Encode(IReadOnlyDictionary<string, object> part) =>
        Base64Url(JsonSerializer.SerializeToUtf8Bytes(part));

    private static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private RSA Open()
    {
        var rsa = RSA.Create();
        rsa.FromXmlString(Key);
        return rsa;
    }
}
