using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Signing;

/// <summary>
/// Issues and opens session tokens. The seal's key is derived from the root secret: tokens remain valid after a
/// restart, and any number of sessions takes no memory.
/// </summary>
internal sealed class SessionTokens(string rootSecret)
{
    private const int SealLength = 32;
    private readonly byte[] _key = Hmac(Encoding.UTF8.GetBytes(rootSecret), "AdminIam sandbox session");

    public TemporaryCredentials Issue(SessionToken session)
    {
        session.KeyId = RandomText.Id("ASIA", 20);
        var content = JsonSerializer.SerializeToUtf8Bytes(session);
        var token = new byte[SealLength + content.Length];
        Seal(content, 0, content.Length).CopyTo(token, 0);
        content.CopyTo(token, SealLength);
        return new TemporaryCredentials(
            session.KeyId, SecretOf(session.KeyId), Convert.ToBase64String(token), session.Expires);
    }

    /// <summary>Opens a token, or returns null if it was not issued by this sandbox or was changed.</summary>
    public SessionToken? Open(string text)
    {
        byte[] token;
        try
        {
            token = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }

        if (token.Length <= SealLength)
            return null;
        var seal = Seal(token, SealLength, token.Length - SealLength);
        return FixedTime.Equal(seal, token, SealLength)
            ? JsonSerializer.Deserialize<SessionToken>(token.AsSpan(SealLength))
            : null;
    }

    public string SecretOf(string keyId) => Convert.ToBase64String(Hmac(_key, keyId), 0, 30);

    private byte[] Seal(byte[] content, int offset, int count)
    {
        using var hmac = new HMACSHA256(_key);
        return hmac.ComputeHash(content, offset, count);
    }

    private static byte[] Hmac(byte[] key, string text)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
}
