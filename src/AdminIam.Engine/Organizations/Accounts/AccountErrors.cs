using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>The errors about accounts that exist and cannot be used.</summary>
internal static class AccountErrors
{
    /// <summary>Returns the error for an account that is suspended, closed or not yet active.</summary>
    public static AdminException NotActive(OrganizationAccount account) => new(
        "AccountNotActive", ErrorKind.InvalidOperation, account.Id,
        $"The account {account.Label} is not active: its state is {account.State}.",
        "Omit the account, or reactivate it.");
}
