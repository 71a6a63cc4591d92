using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class Role : Entity, IPolicyHolder
{
    public string AssumeRolePolicyDocument { get; set; } = "";

    public string? Description { get; set; }

    public int MaxSessionDuration { get; set; } = 3600;

    public string? PermissionsBoundary { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedSet<string> AttachedPolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that a service-linked role is linked to.</summary>
    public string? LinkedService { get; set; }

    [JsonIgnore]
    public DateTime? LastUsed { get; set; }
}
