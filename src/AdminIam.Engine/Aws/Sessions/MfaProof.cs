using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The MFA code of a connection. AWS accepts a code only once, so the first call that requires it uses
/// it.</summary>
/// <param name="serial">The device that the user specified.</param>
/// <param name="code">The code that the user specified.</param>
internal sealed class MfaProof(string? serial, string? code)
{
    /// <summary>Whether there is a code that has not been used.</summary>
    public bool IsLeft { get; private set; } = code is not null;

    /// <summary>The device that the user specified.</summary>
    public string? Serial => serial;

    /// <summary>Returns the device and code, which are then considered used.</summary>
    /// <param name="configuredSerial">The device in the profile.</param>
    /// <param name="target">The profile or role that requires the code.</param>
    /// <returns>The device and the code.</returns>
    /// <exception cref="AdminException">There is no code, or no device.</exception>
    public (string Serial, string Code) Take(string? configuredSerial, string target)
    {
        var device = serial ?? configuredSerial ?? throw new AdminException(
            "MfaSerialRequired", ErrorKind.InvalidArgument, target,
            "An MFA code requires the MFA device that displays it.",
            "Specify the device with -MfaSerial, such as arn:aws:iam::123456789012:mfa/alice, "
                + "or as mfa_serial in the profile.");
        if (!IsLeft)
            throw CodeRequired(target, device);
        IsLeft = false;
        return (device, code!);
    }

    /// <summary>Returns the exception that a new code is required.</summary>
    /// <param name="target">The profile or role that requires it.</param>
    /// <param name="device">The device that displays it.</param>
    public static AdminException CodeRequired(string target, string device) => new(
        "MfaCodeRequired", ErrorKind.Authentication, target,
        $"'{target}' requires the current code of the MFA device '{device}'. A code can be used only once.",
        "Run Connect-AdminAccount again with the six-digit code, such as -MfaCode 123456.");
}
