using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>The part of STS in authorization.</summary>
internal sealed class StsAccessRules : AccessRules
{
    /// <summary>The STS operations that credentials of GetSessionToken and GetFederationToken may call.</summary>
    public override void CheckCredentials(Call call)
    {
        // A task policy itself denies other operations.
        if (call.Facts.Caller is not IamCaller { Session: not null, Role: null, IsRootTask: false } caller)
            return;
        // The last two refuse every session themselves, with another error.
        var isAllowed = call.Facts.Operation.Name switch
        {
            "GetCallerIdentity" => true,
            "AssumeRole" or "GetSessionToken" or "GetFederationToken" => !caller.IsFederated,
            _ => false,
        };
        if (!isAllowed)
        {
            throw new CommonException(
                CommonError.InvalidToken, "The security token included in the request is invalid");
        }
    }

    /// <summary>GetCallerIdentity and GetSessionToken require no permission, and for a web identity only the trust
    /// policy of the role decides.</summary>
    public override bool NeedsNoPermission(Call call) =>
        call.Facts.Operation.Name is "GetCallerIdentity" or "GetSessionToken" || !call.Facts.Operation.IsSigned;

    /// <summary>Session tags and a source identity require permissions of their own.</summary>
    public override IEnumerable<string> ActionsOf(Call call) =>
        IsAssumeRole(call) || call.Facts.Operation.Name == "GetFederationToken"
            ? base.ActionsOf(call).Concat(SessionAttributes.Of(call).Actions)
            : base.ActionsOf(call);

    /// <summary>
    /// Within an account a trust policy that names the caller suffices; one that names the account leaves the decision
    /// to the caller's own policies. For a role of another account, both must allow the call, and in role chaining both
    /// must allow the source identity.
    /// </summary>
    public override ResourceGrant GrantOf(Call call, string action)
    {
        if (!IsAssumeRole(call)
            || TargetRole.AccountOf(call.Input.Text("RoleArn")) != call.Facts.Account.Id
            || (action == SessionAttributes.SetSourceIdentity && ((IamCall)call).Caller.Role is not null))
        {
            return ResourceGrant.None;
        }

        return RoleTrust.GrantOf((IamCall)call, action);
    }

    public override void AddKeys(Call call, RequestKeys keys)
    {
        if (call.Input.OptionalText("ExternalId") is { } externalId)
            keys.Set("sts:ExternalId", externalId);
        if (call.Input.OptionalText("RoleSessionName") is { } sessionName)
            keys.Set("sts:RoleSessionName", sessionName);
        if (call.Input.OptionalText("RoleArn") is { } role)
        {
            var accountId = TargetRole.AccountOf(role);
            keys.Set("aws:ResourceAccount", accountId);
            if (call.Facts.Account.Accounts.FindActive(accountId) is { } account)
                ResourceKeys.AddTags(keys, ResourceLookup.Find(account.Get<IamAccount>(), role));
        }

        RootSessions.AddKeys((IamCall)call, keys);
        SessionAttributes.Of(call).AddKeys(keys);
    }

    private static bool IsAssumeRole(Call call) => call.Facts.Operation.Name == "AssumeRole";
}
