using System.Security;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>An MFA device.</summary>
public sealed record MfaDeviceRecord
{
    /// <summary>What AWS calls the root user in credential reports.</summary>
    public const string Root = "<root_account>";

    /// <summary>Whose device it is or is meant to be; <see langword="null"/> where that is not known.</summary>
    public string? UserName { get; init; }

    /// <summary>The ARN of a virtual device or passkey, or the serial number of a hardware token.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>When it was enabled, in UTC; <see langword="null"/> where it protects nobody yet.</summary>
    public DateTime? EnableDate { get; init; }

    /// <summary>Whether it protects its user.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>The base 32 text of the secret, known only of a device made a moment ago.</summary>
    public SecureString? Seed { get; init; }

    /// <summary>What a run did, or <see langword="null"/> where it only looked.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whether it is a virtual device, which lives on without its user.</summary>
    public bool IsVirtual => SerialNumber.Contains(":mfa/");

    /// <summary>The name of a virtual device, or the serial number of another one.</summary>
    public string DeviceName => SerialNumber.Substring(SerialNumber.LastIndexOf('/') + 1);

    /// <summary>The serial number; never the seed.</summary>
    public override string ToString() => SerialNumber;
}
