using System.Security;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An MFA device. A new virtual device contains its seed.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminMfaDevice
{
    internal AdminMfaDevice(MfaDeviceRecord record, string? qrCodePath = null)
    {
        UserName = record.UserName;
        DeviceName = record.DeviceName;
        SerialNumber = record.SerialNumber;
        Status = record.IsEnabled ? "Enabled" : "Unassigned";
        EnableDate = record.EnableDate?.ToUniversalTime();
        IsVirtual = record.IsVirtual;
        Seed = record.Seed;
        QrCodePath = qrCodePath;
        Outcome = record.Outcome?.ToString();
    }

    internal AdminMfaDevice(string userName, string? deviceName, string? serialNumber)
    {
        UserName = userName;
        DeviceName = deviceName;
        SerialNumber = serialNumber;
        IsVirtual = serialNumber?.Contains(":mfa/");
        Outcome = nameof(Engine.Common.Outcome.WhatIf);
    }

    /// <summary>The user of the device, or for whom it was created; empty if unknown.</summary>
    public string? UserName { get; }

    /// <summary>The name of a virtual device, or the serial number of any other device.</summary>
    public string? DeviceName { get; }

    /// <summary>The ARN of a virtual device or passkey, or the serial number of a hardware token.</summary>
    public string? SerialNumber { get; }

    /// <summary>Enabled or Unassigned.</summary>
    public string? Status { get; }

    /// <summary>When the device was enabled, in UTC.</summary>
    public DateTime? EnableDate { get; }

    /// <summary>Whether the device is virtual, such as an authenticator app; empty if unknown.</summary>
    public bool? IsVirtual { get; }

    /// <summary>The secret as Base32 text, if this command created the device. AWS returns it only once.</summary>
    public SecureString? Seed { get; }

    /// <summary>The image file with the QR code, if it was saved. The image contains the secret.</summary>
    public string? QrCodePath { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>Returns the serial number, never the seed.</summary>
    public override string ToString() => SerialNumber ?? DeviceName ?? string.Empty;
}
