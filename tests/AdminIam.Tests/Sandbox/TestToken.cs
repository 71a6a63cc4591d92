using System.Buffers.Text;
using System.Text.Json;

namespace AdminIam.Tests.Sandbox;

/// <summary>ID tokens of OpenID Connect, as an identity provider issues them but for the signature.</summary>
internal static class TestToken
{
    public const string Issuer = "https://login.example.com/tenant";

    public static string Create(DateTime expires, Action<Dictionary<string, object>>? change = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["sub"] = "runbook-identity",
            ["aud"] = "api://adminiam",
            ["iat"] = new DateTimeOffset(expires).ToUnixTimeSeconds() - 3600,
            ["exp"] = new DateTimeOffset(expires).ToUnixTimeSeconds(),
        };
        change?.Invoke(claims);
        return $"{Encode(new { alg = "RS256", typ = "JWT" })}.{Encode(claims)}.c2lnbmF0dXJl";
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
