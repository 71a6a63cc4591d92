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

    /// <summary>Whether Organizations has created the account, which has the access role therefore.</summary>
    [JsonIgnore]
    public bool IsCreated => JoinedMethod == Created;

    /// <summary>The name of the role by which the management account has access, if the account was created; null for
    /// the usual name.</summary>
    public string? AccessRoleName { get; set; }

    /// <summary>
    /// The paths and names of customer managed policies, such as /team/ReadLogs, that permission sets find in the
    /// account although its IAM does not have them.
    /// </summary>
    public List<string> CustomerManagedPolicies { get; set; } = [];
}
