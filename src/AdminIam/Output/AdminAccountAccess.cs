using AdminIam.Engine.IdentityCenter.Access;
using AdminIam.Input;

namespace AdminIam;

/// <summary>That a user of IAM Identity Center gets into an account with a permission set.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminAccountAccess
{
    internal AdminAccountAccess(AccountAccess access)
    {
        UserName = access.UserName;
        UserId = access.UserId;
        AccountId = access.AccountId;
        AccountName = access.AccountName;
        PermissionSetName = access.PermissionSetName;
        Via = [.. access.Via];
    }

    /// <summary>The name of the user; empty if it could not be read.</summary>
    public string? UserName { get; }

    /// <summary>The name of the account; empty if it could not be read.</summary>
    public string? AccountName { get; }

    /// <summary>The ID of the account.</summary>
    public string AccountId { get; }

    /// <summary>The name of the permission set.</summary>
    public string PermissionSetName { get; }

    /// <summary>The groups that give the access, and direct for an assignment of the user itself.</summary>
    public string[] Via { get; }

    /// <summary>The ID of the user.</summary>
    public string UserId { get; }

    /// <summary>The user, the account and the permission set.</summary>
    public override string ToString() => $"{UserName ?? UserId} {AccountId} {PermissionSetName}";
}
