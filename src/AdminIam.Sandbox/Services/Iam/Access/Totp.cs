using System.Globalization;
using System.Security.Cryptography;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>
/// Time-based one-time passwords (RFC 6238) as IAM's virtual MFA devices show them: six digits, steps of 30 seconds,
/// HMAC-SHA-1. The engine implements them independently, because the sandbox shares no code with what it tests.
/// </summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int Window = 1;

    /// <summary>
    /// The maximum offset of a device's clock when it is enabled or resynchronized, in steps: ten minutes.
    /// </summary>
    private const int SyncWindow = 20;

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether the device shows the code at about this time.</summary>
    public static bool Accepts(MfaDevice device, string code, DateTime now) =>
        Find(device, code, StepOf(now) + device.Drift, Window) is not null;

    /// <summary>Checks two consecutive codes and, if they are correct, records the offset of the device's
    /// clock.</summary>
    public static bool Synchronize(MfaDevice device, string first, string second, DateTime now)
    {
        var current = StepOf(now);
        for (var offset = -SyncWindow; offset <= SyncWindow; offset++)
        {
            var step = current + offset;
            if (Matches(device, first, step) && Matches(device, second, step + 1))
            {
                // The second code is the one that the device shows now.
                device.Drift = Math.Abs(offset + 1) <= Window ? 0 : offset + 1;
                return true;
            }
        }

        return false;
    }

    private static long? Find(MfaDevice device, string code, long step, int window)
    {
        for (var offset = -window; offset <= window; offset++)
        {
            if (Matches(device, code, step + offset))
                return step + offset;
        }

        return null;
    }

    private static bool Matches(MfaDevice device, string code, long step) =>
        string.Equals(Code(device.Seed, step), code, StringComparison.Ordinal);

    private static long StepOf(DateTime now) => (long)(now - Epoch).TotalSeconds / StepSeconds;

    /// <summary>The code that a device of the seed shows in a step of 30 seconds since 1970.</summary>
    public static string Code(string seed, long step)
    {
        var counter = new byte[8];
        for (var i = 7; i >= 0; i--)
        {
            counter[i] = (byte)step;
            step >>= 8;
        }

#pragma warning disable CA5350 // SHA-1 is what RFC 6238 and AWS's devices use.
        using var hmac = new HMACSHA1(FromBase32(seed));
#pragma warning restore CA5350
        var hash = hmac.ComputeHash(counter);
        var at = hash[hash.Length - 1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var bits = 0;
        var value = 0;
        var count = 0;
        foreach (var digit in text)
        {
            value = ((value << 5) | RandomText.Base32Digits.IndexOf(digit)) & 0xFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[count++] = (byte)(value >> bits);
        }

        return bytes;
    }
}
