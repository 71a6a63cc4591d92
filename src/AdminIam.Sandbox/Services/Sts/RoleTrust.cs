using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>A role's trust policy: who may assume it, and with which tags and source identity.</summary>
internal static class RoleTrust
{
    private const string AwsPrefix = "AWS:";

    /// <summary>What the trust policy of the role that the call names grants to the caller.</summary>
    public static ResourceGrant GrantOf(IamCall call, string action) =>
        TargetRole.Find(call) is { } target
            ? GrantOf(call, target.Role, action, KeysOf(call, target.Role))
            : ResourceGrant.None;

    /// <summary>The first action of the call that the trust policy does not allow, or null.</summary>
    public static string? FindRefused(IamCall call, TargetRole target)
    {
        var keys = KeysOf(call, target.Role);
        return call.Facts.Service.Access.ActionsOf(call).FirstOrDefault(
            action => GrantOf(call, target.Role, action, keys) is ResourceGrant.None or ResourceGrant.Denied);
    }

    /// <summary>What the trust policy grants to the principals that are selected.</summary>
    /// <param name="role">The role with the trust policy.</param>
    /// <param name="action">The action that the trust policy must allow.</param>
    /// <param name="keys">The condition keys of the call.</param>
    /// <param name="grantTo">What a principal in the policy means for the caller.</param>
    public static ResourceGrant GrantOf(
        Role role, string action, RequestKeys keys, Func<string, ResourceGrant> grantTo)
    {
        var document = PolicyDocument.Parse(role.AssumeRolePolicyDocument);
        var granted = ResourceGrant.None;
        foreach (var statement in document.Statements)
        {
            var named = statement.Principals.Select(grantTo).DefaultIfEmpty().Max();
            if (named == ResourceGrant.None
                || !StatementMatch.Actions(statement, action)
                || !StatementMatch.Conditions(statement, keys, document.SupportsVariables))
            {
                continue;
            }

            if (!statement.Allows)
                return ResourceGrant.Denied;
            if (named > granted)
                granted = named;
        }

        return granted;
    }

    private static ResourceGrant GrantOf(IamCall call, Role role, string action, RequestKeys keys) =>
        GrantOf(role, action, keys, principal => GrantTo(call, principal));

    private static RequestKeys KeysOf(IamCall call, Role role)
    {
        var keys = CallKeys.Of(call, MfaCode.TimeOf(call) is not null);

        // Transitive tags of the calling session replace tags of the role with the same keys.
        foreach (var tag in SessionAttributes.Of(call).InheritedTags)
        {
            if (role.Tags.ContainsKey(tag.Key))
                ResourceKeys.AddTag(keys, tag.Key, tag.Value);
        }

        return keys;
    }

    private static ResourceGrant GrantTo(IamCall call, string principal)
    {
        if (principal == "*" || principal == AwsPrefix + call.Caller.Arn)
            return ResourceGrant.Direct;
        if (call.Caller.Role is { } role && principal == AwsPrefix + call.Account.ArnOf(role))
            return ResourceGrant.Limited;
        return principal == AwsPrefix + call.Account.AccountId || principal == AwsPrefix + call.Account.RootArn
            ? ResourceGrant.Delegated
            : ResourceGrant.None;
    }
}
