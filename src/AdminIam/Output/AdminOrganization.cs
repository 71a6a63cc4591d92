using AdminIam.Engine.Organizations;

namespace AdminIam;

/// <summary>An organization of AWS Organizations.</summary>
public sealed class AdminOrganization
{
    internal AdminOrganization(OrganizationRecord organization)
    {
        OrganizationId = organization.Id;
        ManagementAccountId = organization.ManagementAccountId;
        ManagementAccountName = organization.ManagementAccountName;
        ManagementAccountEmail = organization.ManagementAccountEmail;
        FeatureSet = organization.FeatureSet;
        TrustedService = organization.TrustedServices?.ToArray();
        DelegatedAdministrator = organization.DelegatedAdministrators?
            .Select(account => new AdminDelegatedAdministrator(account)).ToArray();
        Arn = organization.Arn;
    }

    /// <summary>The ID, such as o-a1b2c3d4e5.</summary>
    public string OrganizationId { get; }

    /// <summary>The ID of the management account.</summary>
    public string? ManagementAccountId { get; }

    /// <summary>The name of the management account; empty if it could not be read.</summary>
    public string? ManagementAccountName { get; }

    /// <summary>The email address of the root user of the management account.</summary>
    public string? ManagementAccountEmail { get; }

    /// <summary>The feature set: ALL or CONSOLIDATED_BILLING.</summary>
    public string? FeatureSet { get; }

    /// <summary>The services with trusted access, such as iam.amazonaws.com; empty if they could not be
    /// read.</summary>
    public string[]? TrustedService { get; }

    /// <summary>The member accounts that administer services for the organization; empty if they could not be
    /// read.</summary>
    public AdminDelegatedAdministrator[]? DelegatedAdministrator { get; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; }

    /// <summary>Returns the ID.</summary>
    public override string ToString() => OrganizationId;
}
