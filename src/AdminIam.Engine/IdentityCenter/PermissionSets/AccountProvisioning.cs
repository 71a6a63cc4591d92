namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The result of provisioning a permission set to one account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Status">Whether the account has the current permissions.</param>
/// <param name="FailureReason">The reason of a failure, as AWS states it.</param>
public sealed record AccountProvisioning(string AccountId, ProvisioningStatus Status, string? FailureReason = null);
