using System.Security;
using AdminIam.Engine.Iam.Mfa;

namespace AdminIam;

/// <summary>An MFA device, and the seed of one that was just made.</summary>
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

    /// <summary>The user it protects, or was made for; empty where that is not known.</summary>
    public string? UserName { get; }

    /// <summary>The name of a virtual device, or the serial number of another one.</summary>
    public string? DeviceName { get; }

    /// <summary>The ARN of a virtual device or passkey, or the serial number of a hardware token.</summary>
    public string? SerialNumber { get; }

    /// <summary>Enabled: it protects its user; or Unassigned.</summary>
    public string? Status { get; }

    /// <summary>When it was enabled, in UTC.</summary>
    public DateTime? EnableDate { get; }

    /// <summary>Whether it is a virtual device, an app on a phone or computer; empty where that is not known.</summary>
    public bool? IsVirtual { get; }

    /// <summary>The secret as base 32 text, if this command made the device; AWS tells it only once.</summary>
    public SecureString? Seed { get; }

    /// <summary>The picture with the QR code, if one was asked for. Whoever has it has the secret.</summary>
    public string? QrCodePath { get; }

    /// <summary>What the command did: Created, Updated, Unchanged, or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The serial number; never the seed.</summary>
    public override string ToString() => SerialNumber ?? DeviceName ?? string.Empty;
}
