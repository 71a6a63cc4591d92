using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>That an account has the role of a permission set.</summary>
internal sealed class ProvisionedSet
{
    public string AccountId { get; set; } = "";

    public string PermissionSetArn { get; set; } = "";

    /// <summary>The revision of the permission set that the role is of.</summary>
    public int Revision { get; set; }

    [JsonIgnore]
    public string Key => $"{AccountId}/{PermissionSetArn}";
}
