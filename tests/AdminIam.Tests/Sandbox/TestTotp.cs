using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AdminIam.Tests.Sandbox;

/// <summary>An authenticator app: computes the codes of RFC 6238 from a Base32 secret.</summary>
internal static class TestTotp
{
    public static string Code(string secret, DateTime time) =>
        Code(Decode(secret), new DateTimeOffset(time).ToUnixTimeSeconds() / 30);

    public static string Code(byte[] key, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 is HMAC-SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string secret)
    {
        var bits = string.Concat(secret.Select(digit =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(digit, StringComparison.Ordinal), 2)
                .PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
