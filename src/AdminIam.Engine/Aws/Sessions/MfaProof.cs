using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The MFA code of a connection. AWS accepts a code only once, so the first that needs it takes it.</summary>
/// <param name="serial">The device that the user named.</param>
/// <param name="code">The code that the user gave.</param>
internal sealed class MfaProof(string? serial, string? code)
{
    /// <summary>Whether a code was given that nothing has taken yet.</summary>
    public bool IsLeft { get; private set; } = code is not null;

    /// <summary>The device that the user named.</summary>
    public string? Serial => serial;

    /// <summary>Takes the code for what needs it.</summary>
    /// <param name="configuredSerial">The device that a profile names.</param>
    /// <param name="target">The profile or role that needs the code.</param>
    /// <returns>The device and the code.</returns>
    /// <exception cref="AdminException">There is no code, or no device.</exception>
    public (string Serial, string Code) Take(string? configuredSerial, string target)
    {
        var device = serial ?? configuredSerial ?? throw new AdminException(
            "MfaSerialRequired", ErrorKind.InvalidArgument, target, "An MFA code needs the device that shows it.",
            "Name the device with -MfaSerial, such as arn:aws:iam::123456789012:mfa/alice, or as mfa_serial in the profile.");
        if (!IsLeft)
            throw CodeRequired(target, device);
        IsLeft = false;
        return (device, code!);
    }

    /// <summary>The failure that a new code is needed.</summary>
    /// <param name="target">The profile or role that needs it.</param>
    /// <param name="device">The device that shows it.</param>
    public static AdminException CodeRequired(string target, string device) => new(
        "MfaCodeRequired", ErrorKind.Authentication, target,
        $"'{target}' needs a code that the MFA device '{device}' shows now; a code works only once.",
        "Give the six digits: Connect-AdminAccount with -MfaCode 123456, and with the same parameters as before.");
}
