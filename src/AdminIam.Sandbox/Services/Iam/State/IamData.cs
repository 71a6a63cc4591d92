using System.Text.Json.Serialization;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The account as the state file has it.</summary>
internal sealed class AccountData
{
    /// <summary>The version of the file's format.</summary>
    [JsonPropertyOrder(-1)]
    public int Version { get; set; } = StateFile.Version;

    public string AccountId { get; set; } = "";

    public DateTime Created { get; set; }

    public string? Alias { get; set; }

    public PasswordPolicy? PasswordPolicy { get; set; }

    /// <summary>The organization that the account manages, if any.</summary>
    public string? OrganizationId { get; set; }

    public List<string> OrganizationFeatures { get; set; } = [];

    public List<User> Users { get; set; } = [];

    public List<Group> Groups { get; set; } = [];

    public List<ManagedPolicy> Policies { get; set; } = [];

    public List<Role> Roles { get; set; } = [];

    public List<MfaDevice> MfaDevices { get; set; } = [];
}
