namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>A role that gives access to member accounts.</summary>
/// <param name="Name">The name of the role, with its path if it has one.</param>
public sealed record MemberRole(string Name = MemberRole.DefaultName)
{
    /// <summary>The role that AWS creates in accounts that the organization creates. It trusts the management
    /// account.</summary>
    public const string DefaultName = "OrganizationAccountAccessRole";

    /// <summary>The external ID that the trust policy of the role may require.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The name of the session; <see langword="null"/> for one that names the caller.</summary>
    public string? SessionName { get; init; }

    /// <summary>The duration of a session, in seconds. AWS allows an hour at most to callers who are a role
    /// themselves.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Returns the ARN of the role in an account.</summary>
    /// <param name="partition">The name of the partition.</param>
    /// <param name="accountId">The ID of the account.</param>
    internal string ArnIn(string partition, string accountId) =>
        $"arn:{partition}:iam::{accountId}:role/{Name.TrimStart('/')}";
}
