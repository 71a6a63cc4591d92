namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>An identity provider of OpenID Connect; its name is its URL without the scheme.</summary>
internal sealed class OpenIdConnectProvider : Entity, ITagged
{
    /// <summary>The audiences of the tokens that are accepted.</summary>
    public List<string> ClientIds { get; set; } = [];

    /// <summary>The SHA-1 hashes of the certificates of the provider's server, in hexadecimal digits.</summary>
    public List<string> Thumbprints { get; set; } = [];

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);
}
