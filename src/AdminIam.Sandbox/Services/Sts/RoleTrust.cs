using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>A role's trust policy: who may assume it.</summary>
internal static class RoleTrust
{
    private const string AwsPrefix = "AWS:";

    public static bool Admits(IamCall call, Role role, bool withMfa)
    {
        var keys = CallKeys.Of(call, withMfa);
        var admitted = false;
        foreach (var statement in Statements(role))
        {
            if (!statement.Principals.Any(principal => IsCaller(call, principal) || IsAccount(call, principal))
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

    /// <summary>Whether the role named in the call trusts the caller by name, not only the account.</summary>
    public static bool NamesCaller(IamCall call) =>
        Find(call) is { } role
        && Statements(role)
            .Where(statement => statement.Allows)
            .Any(statement => statement.Principals.Any(principal => IsCaller(call, principal)));

    public static Role? Find(IamCall call)
    {
        var arn = call.Text("RoleArn");
        var name = arn.Substring(arn.LastIndexOf('/') + 1);
        return call.Account.Roles.TryFind(name, call.Now, out var role) && call.Account.ArnOf(role) == arn
            ? role
            : null;
    }

    /// <summary>The statements of a role's trust policy about an action.</summary>
    public static IEnumerable<PolicyStatement> Statements(Role role, string action = "sts:AssumeRole") => PolicyDocument
        .ParseTrust(role.AssumeRolePolicyDocument).Statements
        .Where(statement => StatementMatch.Actions(statement, action));

    private static bool IsAccount(IamCall call, string principal) =>
        principal == AwsPrefix + call.Account.AccountId || principal == AwsPrefix + call.Account.RootArn;

    private static bool IsCaller(IamCall call, string principal) =>
        principal == "*"
        || principal == AwsPrefix + call.Caller.Arn
        || (call.Caller.Role is { } role && principal == AwsPrefix + call.Account.ArnOf(role));
}
