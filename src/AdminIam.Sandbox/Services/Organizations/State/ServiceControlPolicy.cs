namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>A service control policy.</summary>
internal sealed class ServiceControlPolicy
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>The policy document.</summary>
    public string Content { get; set; } = "";

    /// <summary>The ids of the root, the units and the accounts that it is attached to.</summary>
    public SortedSet<string> Targets { get; set; } = new(StringComparer.Ordinal);
}
