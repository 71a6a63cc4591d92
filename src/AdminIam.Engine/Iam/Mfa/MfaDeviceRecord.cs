using System.Security;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>An MFA device.</summary>
public sealed record MfaDeviceRecord
{
    /// <summary>The name of the root user in credential reports.</summary>
    public const string Root = "<root_account>";

    /// <summary>The user of the device, or for whom it was created; <see langword="null"/> if unknown.</summary>
    public string? UserName { get; init; }

    /// <summary>The ARN of a virtual device or passkey, or the serial number of a hardware token.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>When it was enabled, in UTC; <see langword="null"/> if it is not enabled.</summary>
    public DateTime? EnableDate { get; init; }

    /// <summary>Whether it is enabled.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>The secret as Base32 text, which is known only for a new device.</summary>
    public SecureString? Seed { get; init; }

    /// <summary>The outcome, or <see langword="null"/> if the device was only read.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whether it is a virtual device, which exists independently of its user.</summary>
    public bool IsVirtual => SerialNumber.Contains(":mfa/");

    /// <summary>The name of a virtual device, or the serial number of another device.</summary>
    public string DeviceName => SerialNumber.Substring(SerialNumber.LastIndexOf('/') + 1);

    /// <summary>Returns the serial number, never the seed.</summary>
    public override string ToString() => SerialNumber;
}
