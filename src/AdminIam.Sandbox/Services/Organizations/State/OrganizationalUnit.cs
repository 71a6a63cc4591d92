namespace AdminIam.Sandbox.Services.Organizations.State;

internal sealed class OrganizationalUnit
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The id of the root or of the unit that contains it.</summary>
    public string ParentId { get; set; } = "";
}
