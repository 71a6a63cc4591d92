using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Input;

namespace AdminIam;

/// <summary>The result of provisioning a permission set to one account.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminPermissionSetProvisioning
{
    internal AdminPermissionSetProvisioning(AccountProvisioning record)
    {
        AccountId = record.AccountId;
        Status = record.Status.ToString();
        FailureReason = record.FailureReason;
    }

    /// <summary>The ID of the account.</summary>
    public string AccountId { get; }

    /// <summary>Succeeded, Failed, or InProgress if AWS has not completed it yet.</summary>
    public string Status { get; }

    /// <summary>The reason of a failure, as AWS states it.</summary>
    public string? FailureReason { get; }

    /// <summary>Returns the account and the status.</summary>
    public override string ToString() =>
        FailureReason is null ? $"{AccountId} {Status}" : $"{AccountId} {Status}: {FailureReason}";
}
