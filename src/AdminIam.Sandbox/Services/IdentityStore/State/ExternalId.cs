namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>An id in an external directory.</summary>
internal sealed class ExternalId
{
    public string Issuer { get; set; } = "";

    public string Id { get; set; } = "";
}
