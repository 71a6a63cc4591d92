namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A private key of a SAML provider. The key itself is not kept, because the sandbox decrypts
/// nothing.</summary>
internal sealed class SamlPrivateKey
{
    public string Id { get; set; } = "";

    public DateTime Added { get; set; }
}
