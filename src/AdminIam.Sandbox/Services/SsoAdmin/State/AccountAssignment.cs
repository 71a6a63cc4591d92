using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>That a user or group has access to an account by a permission set.</summary>
internal sealed record AccountAssignment
{
    public string AccountId { get; set; } = "";

    public string PermissionSetArn { get; set; } = "";

    /// <summary>USER or GROUP.</summary>
    public string PrincipalType { get; set; } = "";

    public string PrincipalId { get; set; } = "";

    [JsonIgnore]
    public string Key => $"{AccountId}/{PermissionSetArn}/{PrincipalType}/{PrincipalId}";
}
