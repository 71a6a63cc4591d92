using System.Text.Json.Nodes;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>A user or a group.</summary>
internal abstract class StoreIdentity : StoreEntity
{
    /// <summary>The attributes, as the calls name and nest them.</summary>
    public JsonObject Attributes { get; set; } = [];

    /// <summary>The ids that an external directory has given it. No call sets them.</summary>
    public List<ExternalId> ExternalIds { get; set; } = [];

    /// <summary>A text attribute, or null.</summary>
    public string? Attribute(string name) => (string?)Attributes[name];
}
