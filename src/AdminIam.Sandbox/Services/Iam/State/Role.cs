using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class Role : Entity, IPolicyHolder, ITagged, IBounded
{
    /// <summary>The maximum session duration of a role that is created without one, in seconds.</summary>
    public const int DefaultSessionDuration = 3600;

    public string AssumeRolePolicyDocument { get; set; } = "";

    public string? Description { get; set; }

    public int MaxSessionDuration { get; set; } = DefaultSessionDuration;

    public string? PermissionsBoundary { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedSet<string> AttachedPolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that a service-linked role is linked to.</summary>
    public string? LinkedService { get; set; }

    /// <summary>The ARNs of the resources of that service that use the role, by Region. While there are any, the role
    /// cannot be deleted.</summary>
    public SortedDictionary<string, List<string>> UsedResources { get; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public DateTime? LastUsed { get; set; }
}
