using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The credentials of the root identity.</summary>
internal sealed class RootUser : ICredentialOwner
{
    /// <summary>
    /// The name where a structure requires one. AWS documents none; its credential report has another.
    /// </summary>
    public const string RequiredName = "root";

    public List<AccessKey> AccessKeys { get; set; } = [];

    public List<SigningCertificate> SigningCertificates { get; set; } = [];

    [JsonIgnore]
    public List<MfaDevice> MfaDevices { get; } = [];

    string? ICredentialOwner.UserName => null;

    /// <summary>
    /// The access key that the sandbox was started with. It is a setting, so it is not saved and cannot be changed.
    /// </summary>
    internal AccessKey? StartKey { get; private set; }

    /// <summary>The credentials to save; null if there are none.</summary>
    public RootUser? ToSaved()
    {
        var keys = AccessKeys.FindAll(key => key != StartKey);
        return keys.Count + SigningCertificates.Count == 0
            ? null
            : new RootUser { AccessKeys = keys, SigningCertificates = SigningCertificates };
    }

    /// <summary>Adds the key of the sandbox's settings, which replaces a saved one of the same id.</summary>
    public void AddStartKey(AccessKey key)
    {
        AccessKeys.RemoveAll(saved => saved.Id == key.Id);
        AccessKeys.Insert(0, key);
        StartKey = key;
    }
}
