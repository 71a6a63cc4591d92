using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>An account of the organization, which may be the management account.</summary>
internal sealed class MemberAccount
{
    public const string Active = "ACTIVE";
    public const string Created = "CREATED";
    public const string Invited = "INVITED";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED or PENDING_ACTIVATION.</summary>
    public string State { get; set; } = Active;

    /// <summary>The id of the root or of the organizational unit that contains the account.</summary>
    public string ParentId { get; set; } = "";

    public string JoinedMethod { get; set; } = Created;

    public DateTime Joined { get; set; }

    /// <summary>The name of the access role; null for none.</summary>
    [JsonIgnore]
    public string? RoleName => AccessRoleName is null
        ? JoinedMethod == Created ? AccessRole.DefaultName : null
        : AccessRoleName.Length == 0 ? null : AccessRoleName;

    /// <summary>Whether its root identity has a password when the account is first used. One that is created while the
    /// organization manages root credentials has none.</summary>
    public bool HasRootPassword { get; set; } = true;

    /// <summary>The name of the role by which the management account has access from the start. If null, a created
    /// account has one with the usual name and an invited one has none; if empty, it has none.</summary>
    public string? AccessRoleName { get; set; }

    public SortedDictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The paths and names of customer managed policies, such as /team/ReadLogs, that permission sets find in the
    /// account although its IAM does not have them.
    /// </summary>
    public List<string> CustomerManagedPolicies { get; set; } = [];
}
