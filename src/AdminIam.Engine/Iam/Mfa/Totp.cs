using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Time-based one-time passwords (RFC 6238) of AWS virtual MFA devices: six digits of HMAC-SHA-1, in steps of
/// 30 seconds.</summary>
public static class Totp
{
    private const string Base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const long StepTicks = 30 * TimeSpan.TicksPerSecond;
    private const int CodeDigits = 6;
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Returns the previous and the current code for a seed.</summary>
    /// <param name="seed">The seed as Base32 text.</param>
    /// <param name="now">The time, in UTC.</param>
    public static (string First, string Second) LastTwo(SecureString seed, DateTime now)
    {
        var key = FromBase32(SecretText.Reveal(seed));
        try
        {
            return (Code(key, now.AddTicks(-StepTicks), CodeDigits), Code(key, now, CodeDigits));
        }
        finally
        {
            Array.Clear(key, 0, key.Length);
        }
    }

    /// <summary>Returns the code for a time.</summary>
    /// <param name="key">The shared secret.</param>
    /// <param name="time">The time, in UTC.</param>
    /// <param name="digits">The number of digits.</param>
    public static string Code(byte[] key, DateTime time, int digits)
    {
        var step = (time - Epoch).Ticks / StepTicks;
        var counter = BitConverter.GetBytes(step);
        if (BitConverter.IsLittleEndian)
            Array.Reverse(counter);
#pragma warning disable CA5350 // RFC 6238 and AWS's devices use HMAC-SHA-1.
        using var hmac = new HMACSHA1(key);
#pragma warning restore CA5350
        var hash = hmac.ComputeHash(counter);
        var at = hash[hash.Length - 1] & 0xF;
        var number = ((hash[at] & 0x7F) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % (int)Math.Pow(10, digits)).ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>Decodes Base32 (RFC 4648), with or without padding and regardless of case.</summary>
    /// <exception cref="FormatException">The text contains an invalid character. The message does not contain the
    /// text.</exception>
    public static byte[] FromBase32(string text)
    {
        var digits = text.TrimEnd('=');
        var bytes = new byte[digits.Length * 5 / 8];
        var (buffer, bits, count) = (0, 0, 0);
        foreach (var c in digits)
        {
            var value = Base32Digits.IndexOf(char.ToUpperInvariant(c));
            if (value < 0)
                throw new FormatException("The seed is not Base32 text, which consists of A to Z and 2 to 7.");
            buffer = ((buffer << 5) | value) & 0xFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[count++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
