using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class User : Entity, IPolicyHolder, ICredentialOwner, ITagged, IBounded
{
    public string? PermissionsBoundary { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

    public LoginProfile? LoginProfile { get; set; }

    public List<AccessKey> AccessKeys { get; set; } = [];

    public SortedSet<string> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedSet<string> AttachedPolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<SshPublicKey> SshPublicKeys { get; set; } = [];

    public List<ServiceCredential> ServiceCredentials { get; set; } = [];

    public List<SigningCertificate> SigningCertificates { get; set; } = [];

    /// <summary>The MFA devices enabled for the user, in the order they were enabled.</summary>
    [JsonIgnore]
    public List<MfaDevice> MfaDevices { get; } = [];

    [JsonIgnore]
    public DateTime? PasswordLastUsed { get; set; }

    string? ICredentialOwner.UserName => Name;
}
