using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

internal sealed class StoreUser : StoreIdentity
{
    /// <summary>ENABLED or DISABLED. No call sets it; on AWS, the console and SCIM do.</summary>
    public string Status { get; set; } = "ENABLED";

    [JsonIgnore]
    public string UserName => Attribute("UserName") ?? "";

    [JsonIgnore]
    public string? Email => (string?)Attributes["Emails"]?[0]?["Value"];
}
