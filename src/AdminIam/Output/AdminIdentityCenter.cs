using AdminIam.Engine.IdentityCenter;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An instance of IAM Identity Center.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminIdentityCenter
{
    internal AdminIdentityCenter(
        IdentityCenterInstance instance, bool? isOrganizationInstance, IEnumerable<string>? administrators,
        DirectoryEvidence? evidence)
    {
        InstanceArn = instance.InstanceArn;
        IdentityStoreId = instance.IdentityStoreId;
        Region = instance.Region;
        OwnerAccountId = instance.OwnerAccountId;
        Name = instance.Name;
        Status = instance.Status;
        StatusReason = instance.StatusReason;
        PortalUrl = instance.PortalUrl;
        IsOrganizationInstance = isOrganizationInstance;
        DelegatedAdministratorId = administrators?.ToArray();
        CanAdminister = instance.CanAdminister;
        CreateDate = instance.CreateDate;
        HasExternalDirectory = evidence is null or { Count: 0 } ? null : evidence.External > 0;
        ExternalIssuer = evidence?.Issuers.ToArray();
        CreatedBy = evidence?.Creators.ToArray();
    }

    /// <summary>The URL of the AWS access portal, where people sign in; empty in partitions other than aws. A custom
    /// URL is shown only in the AWS console.</summary>
    public string? PortalUrl { get; }

    /// <summary>The Region that the instance is in.</summary>
    public string Region { get; }

    /// <summary>The ID of the identity store.</summary>
    public string IdentityStoreId { get; }

    /// <summary>The ARN of the instance.</summary>
    public string InstanceArn { get; }

    /// <summary>The account that owns the instance.</summary>
    public string? OwnerAccountId { get; }

    /// <summary>The name of the instance.</summary>
    public string? Name { get; }

    /// <summary>The status, such as ACTIVE.</summary>
    public string? Status { get; }

    /// <summary>The reason for the status, if AWS states it.</summary>
    public string? StatusReason { get; }

    /// <summary>Whether it is the instance of an organization. An account instance has users and groups, but no
    /// permission sets.</summary>
    public bool? IsOrganizationInstance { get; }

    /// <summary>Whether the account of the caller owns the instance or is its delegated administrator.</summary>
    public bool? CanAdminister { get; }

    /// <summary>The IDs of the accounts that administer the instance for its owner; empty if they could not be
    /// read.</summary>
    public string[]? DelegatedAdministratorId { get; }

    /// <summary>Whether any of the first 100 users and 100 groups has an ID of an external directory; empty if there
    /// are none or they could not be read.</summary>
    public bool? HasExternalDirectory { get; }

    /// <summary>The external directories that issued these IDs.</summary>
    public string[]? ExternalIssuer { get; }

    /// <summary>Who created these users and groups.</summary>
    public string[]? CreatedBy { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>Returns the ARN of the instance.</summary>
    public override string ToString() => InstanceArn;
}
