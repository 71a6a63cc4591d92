namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>An account of the organization, which may be the management account.</summary>
internal sealed class MemberAccount
{
    public const string Active = "ACTIVE";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED or PENDING_ACTIVATION.</summary>
    public string State { get; set; } = Active;

    /// <summary>The id of the root or of the organizational unit that contains the account.</summary>
    public string ParentId { get; set; } = "";

    public string JoinedMethod { get; set; } = "CREATED";

    public DateTime Joined { get; set; }

    /// <summary>
    /// The paths and names of the customer managed policies in the account, such as /team/ReadLogs. The sandbox has no
    /// IAM of member accounts that could hold them.
    /// </summary>
    public List<string> CustomerManagedPolicies { get; set; } = [];
}
