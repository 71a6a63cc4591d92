using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>A customer managed policy, which each account is expected to have under this path and name.</summary>
internal sealed record PolicyReference
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    [JsonIgnore]
    public string FullName => Path + Name;

    /// <summary>Whether both are the same policy: names ignore case, paths do not.</summary>
    public bool IsSame(PolicyReference other) =>
        Path == other.Path && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}
