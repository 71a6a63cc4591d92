using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class Role : Entity, IPolicyHolder, ITagged, IBounded
{
    /// <summary>The maximum session duration of a role that is created without one, in seconds.</summary>
    public const int DefaultSessionDuration = 3600;

    /// <summary>The path of the roles that AWS manages for an account, such as those of Identity Center.</summary>
    public const string ReservedPath = "/aws-reserved/";

    public string AssumeRolePolicyDocument { get; set; } = "";

    public string? Description { get; set; }

    public int MaxSessionDuration { get; set; } = DefaultSessionDuration;

    public string? PermissionsBoundary { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedSet<string> AttachedPolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that a service-linked role is linked to.</summary>
    public string? LinkedService { get; set; }

    /// <summary>Whether only AWS can change the role.</summary>
    [JsonIgnore]
    public bool IsProtected =>
        LinkedService is not null || Path.StartsWith(ReservedPath, StringComparison.Ordinal);

    /// <summary>The ARNs of the resources of that service that use the role, by Region. While there are any, the role
    /// cannot be deleted.</summary>
    public SortedDictionary<string, List<string>> UsedResources { get; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public DateTime? LastUsed { get; set; }
}
