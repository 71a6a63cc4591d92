using AdminIam.Sandbox.Operations;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Authorization;

/// <summary>A role's trust policy: who may assume it.</summary>
internal static class RoleTrust
{
    public static bool Admits(CallContext call, Role role, bool withMfa)
    {
        var keys = RequestKeys.Of(call, withMfa);
        var admitted = false;
        foreach (var statement in PolicyDocument.ParseTrust(role.AssumeRolePolicyDocument).Statements)
        {
            if (!statement.Principals.Any(principal => IsCaller(call, principal))
                || !StatementMatch.Actions(statement, "sts:AssumeRole")
                || !StatementMatch.Conditions(statement, keys))
            {
                continue;
            }

            if (!statement.Allows)
                return false;
            admitted = true;
        }

        return admitted;
    }

    private static bool IsCaller(CallContext call, string principal)
    {
        if (principal == "*")
            return true;
        const string Aws = "AWS:";
        if (!principal.StartsWith(Aws, StringComparison.Ordinal))
            return false;
        var name = principal.Substring(Aws.Length);
        return name == call.Account.AccountId
            || name == call.Account.RootArn
            || name == call.Caller.Arn
            || (call.Caller.Role is { } role && name == call.Account.ArnOf(role));
    }
}
