namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The members of the state file that are about the organization.</summary>
internal sealed class OrganizationData
{
    public SavedOrganization? Organization { get; set; }
}
