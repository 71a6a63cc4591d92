using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

internal sealed class StoreGroup : StoreIdentity
{
    [JsonIgnore]
    public string DisplayName => Attribute("DisplayName") ?? "";
}
