using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

internal sealed class PermissionSet
{
    public const string DefaultSessionDuration = "PT1H";

    public string Arn { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Description { get; set; }

    public string SessionDuration { get; set; } = DefaultSessionDuration;

    public string? RelayState { get; set; }

    public DateTime Created { get; set; }

    public List<string> ManagedPolicies { get; set; } = [];

    public List<PolicyReference> CustomerPolicies { get; set; } = [];

    public string? InlinePolicy { get; set; }

    public SetBoundary? Boundary { get; set; }

    public SortedDictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Grows with each change that accounts have only after the set is provisioned again.</summary>
    public int Revision { get; set; }

    /// <summary>When other calls begin to see it; known to the running sandbox only.</summary>
    [JsonIgnore]
    public DateTime VisibleFrom { get; set; }

    /// <summary>The customer managed policies that an account needs, that of the boundary as well.</summary>
    [JsonIgnore]
    public IEnumerable<PolicyReference> RequiredPolicies =>
        Boundary?.CustomerPolicy is { } boundary ? [.. CustomerPolicies, boundary] : CustomerPolicies;
}
