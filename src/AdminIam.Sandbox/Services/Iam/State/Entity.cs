using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>An IAM entity with a name, a path, a unique id and an ARN.</summary>
internal abstract class Entity
{
    [JsonPropertyOrder(-4)]
    public string Name { get; set; } = "";

    [JsonPropertyOrder(-3)]
    public string Path { get; set; } = "/";

    [JsonPropertyOrder(-2)]
    public string Id { get; set; } = "";

    [JsonPropertyOrder(-1)]
    public DateTime Created { get; set; }

    /// <summary>
    /// When other calls begin to see the entity; known to the running sandbox only, not kept in its state.
    /// </summary>
    [JsonIgnore]
    public DateTime VisibleFrom { get; set; }
}
