namespace AdminIam.Engine.Organizations;

/// <summary>An organization. What the caller may not read is <see langword="null"/>.</summary>
public sealed record OrganizationRecord
{
    /// <summary>The ID, such as <c>o-a1b2c3d4e5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The feature set: <c>ALL</c> or <c>CONSOLIDATED_BILLING</c>.</summary>
    public string? FeatureSet { get; init; }

    /// <summary>The ID of the management account.</summary>
    public string? ManagementAccountId { get; init; }

    /// <summary>The name of the management account.</summary>
    public string? ManagementAccountName { get; init; }

    /// <summary>The e-mail address of the root user of the management account.</summary>
    public string? ManagementAccountEmail { get; init; }

    /// <summary>The services with trusted access, such as <c>iam.amazonaws.com</c>.</summary>
    public IReadOnlyList<string>? TrustedServices { get; init; }

    /// <summary>The member accounts that administer services for the organization.</summary>
    public IReadOnlyList<DelegatedAccount>? DelegatedAdministrators { get; init; }
}
