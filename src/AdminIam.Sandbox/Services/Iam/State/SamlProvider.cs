namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>An identity provider of SAML 2.0; its id is the last part of the URL at which it signs users in.</summary>
internal sealed class SamlProvider : Entity, ITagged
{
    /// <summary>The provider's metadata in XML.</summary>
    public string Metadata { get; set; } = "";

    public DateTime ValidUntil { get; set; }

    /// <summary>Whether assertions are encrypted: Required, Allowed, or null where it was never set.</summary>
    public string? EncryptionMode { get; set; }

    /// <summary>The keys that decrypt assertions, in the order they were added.</summary>
    public List<SamlPrivateKey> PrivateKeys { get; set; } = [];

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);
}
