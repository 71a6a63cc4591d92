using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The credentials of the root identity.</summary>
internal sealed class RootUser : ICredentialOwner
{
    /// <summary>
    /// The name where a structure requires one. AWS documents none; its credential report has another.
    /// </summary>
    public const string RequiredName = "root";

    /// <summary>Whether it has a password. That of a member account of an organization may have none.</summary>
    public bool HasPassword { get; set; } = true;

    /// <summary>When its password was allowed again, after it was deleted; null for the first password.</summary>
    public DateTime? PasswordCreated { get; set; }

    public List<AccessKey> AccessKeys { get; set; } = [];

    public List<SigningCertificate> SigningCertificates { get; set; } = [];

    [JsonIgnore]
    public List<MfaDevice> MfaDevices { get; } = [];

    [JsonIgnore]
    public DateTime? PasswordLastUsed { get; set; }

    string? ICredentialOwner.UserName => null;

    /// <summary>The credentials to save; null if they are those of a new account.</summary>
    public RootUser? ToSaved() =>
        HasPassword && PasswordCreated is null && AccessKeys.Count + SigningCertificates.Count == 0 ? null : this;
}
