using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class AccessKey
{
    public const string Active = "Active";

    public string Id { get; set; } = "";

    public string Secret { get; set; } = "";

    public string Status { get; set; } = Active;

    public DateTime Created { get; set; }

    [JsonIgnore]
    public DateTime VisibleFrom { get; set; }

    [JsonIgnore]
    public KeyUse? LastUse { get; set; }
}
