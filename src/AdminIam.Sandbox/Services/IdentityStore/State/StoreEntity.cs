using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>A user, a group or a membership.</summary>
internal abstract class StoreEntity
{
    [JsonPropertyOrder(-1)]
    public string Id { get; set; } = "";

    public DateTime Created { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime Updated { get; set; }

    public string UpdatedBy { get; set; } = "";

    /// <summary>When other calls begin to see it; known to the running sandbox only.</summary>
    [JsonIgnore]
    public DateTime VisibleFrom { get; set; }
}
