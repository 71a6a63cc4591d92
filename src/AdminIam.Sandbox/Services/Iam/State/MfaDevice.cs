using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>An MFA device; its name is the last part of its serial number.</summary>
internal sealed class MfaDevice : Entity, ITagged
{
    /// <summary>The user name of a device that belongs to the root identity.</summary>
    public const string Root = "<root_account>";

    /// <summary>The beginning of the names of virtual devices of a root identity.</summary>
    public const string NameOfRoot = "root-account-mfa-device";

    /// <summary>The serial number of a hardware device or a security key; null for a virtual device, whose serial
    /// number is its ARN.</summary>
    public string? SerialNumber { get; set; }

    [JsonIgnore]
    public bool IsVirtual => SerialNumber is null;

    /// <summary>The shared secret in base 32.</summary>
    public string Seed { get; set; } = "";

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user the device is enabled for.</summary>
    public string? UserName { get; set; }

    public DateTime? Enabled { get; set; }

    /// <summary>The offset of the device's clock, in time steps.</summary>
    public long Drift { get; set; }
}
