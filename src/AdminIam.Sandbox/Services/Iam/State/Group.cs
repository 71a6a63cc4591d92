using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class Group : Entity, IPolicyHolder
{
    public SortedSet<string> AttachedPolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the group's users; kept by the users' side of the state.</summary>
    [JsonIgnore]
    public SortedSet<string> Members { get; } = new(StringComparer.OrdinalIgnoreCase);
}
