using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>A role that a call names, and the account that has it.</summary>
internal sealed record TargetRole(IamAccount Account, Role Role)
{
    private const int AccountPart = 4;

    /// <summary>The role that the call names; null where no active account has it.</summary>
    public static TargetRole? Find(IamCall call)
    {
        var arn = call.Text("RoleArn");
        if (call.Facts.Account.Accounts.FindActive(AccountOf(arn))?.Get<IamAccount>() is not { } account)
            return null;
        account.CompleteDeletions(call.Now);
        var name = arn.Substring(arn.LastIndexOf('/') + 1);
        return account.Roles.TryFind(name, call.Now, out var role) && account.ArnOf(role) == arn
            ? new TargetRole(account, role)
            : null;
    }

    /// <summary>The account in the ARN of a role; empty where it has none.</summary>
    public static string AccountOf(string arn)
    {
        var parts = arn.Split(':');
        return parts.Length > AccountPart ? parts[AccountPart] : "";
    }
}
