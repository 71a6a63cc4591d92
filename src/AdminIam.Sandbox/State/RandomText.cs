using System.Security.Cryptography;

namespace AdminIam.Sandbox.State;

/// <summary>Random ids and secrets in the formats of AWS.</summary>
internal static class RandomText
{
    // RFC 4648's base 32 digits, of which AWS's ids consist.
    public const string Base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>An id: the prefix of its kind, and random base 32 digits.</summary>
    public static string Id(string prefix, int length = 21) => prefix + Base32(length - prefix.Length);

    /// <summary>A secret access key: 40 digits of base 64.</summary>
    public static string Secret() => Base64(30);

    public static string Base64(int bytes) => Convert.ToBase64String(Bytes(bytes));

    public static string Base32(int digits)
    {
        var text = new char[digits];
        var bytes = Bytes(digits);
        for (var i = 0; i < digits; i++)
            text[i] = Base32Digits[bytes[i] & 31];
        return new string(text);
    }

    public static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return bytes;
    }
}
