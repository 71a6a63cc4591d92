namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>A member account that may administer a service for the organization.</summary>
internal sealed class DelegatedAdministrator
{
    public string AccountId { get; set; } = "";

    public string ServicePrincipal { get; set; } = "";

    public DateTime Enabled { get; set; }
}
