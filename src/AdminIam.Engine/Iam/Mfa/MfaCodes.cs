using System.Security;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>The two codes that enable a device, which are specified or computed from its seed.</summary>
public sealed class MfaCodes
{
    private readonly Func<DateTime, (string First, string Second)> _read;

    private MfaCodes(Func<DateTime, (string First, string Second)> read, bool isComputed)
    {
        _read = read;
        IsComputed = isComputed;
    }

    /// <summary>Whether they are computed from the seed.</summary>
    internal bool IsComputed { get; }

    /// <summary>Returns the codes of a moment.</summary>
    /// <param name="now">The current time, in UTC.</param>
    internal (string First, string Second) At(DateTime now) => _read(now);

    /// <summary>Creates an instance with specified codes.</summary>
    /// <param name="codes">The two codes, in the order in which the device displayed them.</param>
    /// <param name="target">The user of the device.</param>
    public static MfaCodes Typed(IReadOnlyList<string> codes, string? target)
    {
        if (codes.Count != 2)
            throw Invalid($"Two MFA codes are required, not {codes.Count}.");
        foreach (var code in codes)
        {
            if (code.Length != 6 || !code.All(c => c is >= '0' and <= '9'))
                throw Invalid($"'{code}' is not an MFA code of six digits.");
        }

        if (codes[0] == codes[1])
            throw Invalid("Both MFA codes are the same.");
        var (first, second) = (codes[0], codes[1]);
        return new MfaCodes(_ => (first, second), isComputed: false);

        AdminException Invalid(string message) => new(
            "InvalidMfaCode", ErrorKind.InvalidArgument, target, message,
            "Enter a code, wait until the device displays the next one, and also enter that one.");
    }

    /// <summary>Creates an instance that computes the codes from the seed.</summary>
    /// <param name="target">The user of the device.</param>
    public static MfaCodes FromSeed(SecureString? seed, string? target)
    {
        if (seed is null)
        {
            throw new AdminException(
                "InvalidSeed", ErrorKind.InvalidArgument, target, "There is no seed to compute MFA codes from.",
                "Pipe the device that New-AdminMfaDevice returned, or specify -Seed.");
        }

        try
        {
            // Only the seed is checked, so any time will do.
            Totp.LastTwo(seed, new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        catch (FormatException e)
        {
            throw new AdminException("InvalidSeed", ErrorKind.InvalidArgument, target, e.Message);
        }

        return new MfaCodes(now => Totp.LastTwo(seed, now), isComputed: true);
    }
}
