namespace AdminIam.Engine.IdentityCenter;

/// <summary>An instance of IAM Identity Center.</summary>
public sealed record IdentityCenterInstance
{
    /// <summary>The ARN.</summary>
    public required string InstanceArn { get; init; }

    /// <summary>The ID of the identity store.</summary>
    public required string IdentityStoreId { get; init; }

    /// <summary>The region that the instance is in.</summary>
    public required string Region { get; init; }

    /// <summary>The account that owns the instance: the management account of the organization, or for an account
    /// instance the account itself.</summary>
    public string? OwnerAccountId { get; init; }

    /// <summary>The name, if it has one.</summary>
    public string? Name { get; init; }

    /// <summary>The status, such as <c>ACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The reason for the status, if AWS states it.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>Whether the account of the caller owns the instance or administers it for its owner;
    /// <see langword="null"/> if that could not be read.</summary>
    public bool? CanAdminister { get; init; }

    /// <summary>The URL of the AWS access portal; <see langword="null"/> in partitions where the ID of the identity
    /// store does not determine it.</summary>
    public string? PortalUrl { get; init; }
}
