using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Sts;

namespace AdminIam.Sandbox.Authorization;

/// <summary>Refuses a call that the caller's policies do not allow.</summary>
internal static class Authorizer
{
    public static void Demand(CallContext call, ServiceOperation operation, string resource)
    {
        var caller = call.Caller;
        var service = operation.Service.SigningName;
        DemandKindOfCredentials(caller, service, operation.Name);

        // No policy governs who asks who he is or proves himself by MFA, and none binds the root identity.
        if (operation.Name is "GetCallerIdentity" or "GetSessionToken" || caller.IsRoot || IsFreeForUsers(call, operation.Name))
            return;

        Demand(call, $"{service}:{operation.Name}", resource);
        // Tags in a create call need the permission to tag as well.
        if (operation.Name is "CreateUser" or "CreatePolicy" or "CreateVirtualMFADevice" && call.Input.Has("Tags"))
            Demand(call, "iam:Tag" + operation.Name.Substring("Create".Length).Replace("VirtualMFADevice", "MFADevice"), resource);
    }

    private static void Demand(CallContext call, string action, string resource)
    {
        var caller = call.Caller;
        var keys = RequestKeys.Of(call);
        var identity = caller.User is { } user
            ? PrincipalPolicies.Identity(call.Account, user, "user")
            : PrincipalPolicies.Identity(call.Account, caller.Role!, "role");
        var boundaryArn = caller.User is not null ? caller.User.PermissionsBoundary : caller.Role!.PermissionsBoundary;

        var decision = new PolicySet(identity).Decide(action, resource, keys);
        // Within an account a trust policy that names the caller suffices; one that names the account leaves it to his own policies.
        if (decision != Decision.ImplicitDeny || action != "sts:AssumeRole" || !RoleTrust.NamesCaller(call))
            Judge(call, action, resource, decision, "identity-based policy", "an");
        if (boundaryArn is not null)
        {
            var sources = PrincipalPolicies.Boundary(call.Account, boundaryArn);
            Judge(call, action, resource, new PolicySet(sources).Decide(action, resource, keys), "permissions boundary", "a");
        }

        if (PrincipalPolicies.Session(call.Account, caller.Session) is { } session)
            Judge(call, action, resource, new PolicySet(session).Decide(action, resource, keys), "session policy", "a");
    }

    private static void Judge(CallContext call, string action, string resource, Decision decision, string kind, string article)
    {
        if (decision == Decision.Allowed)
            return;
        var reason = decision == Decision.ExplicitDeny
            ? $"with an explicit deny in {article} {kind}"
            : $"because no {kind} allows the {action} action";
        throw Errors.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {resource} {reason}");
    }

    /// <summary>What the password policy grants every user: to change the own password, and to read what it must be like.</summary>
    private static bool IsFreeForUsers(CallContext call, string operation) =>
        operation is "ChangePassword" or "GetAccountPasswordPolicy"
        && call.Caller.User is not null
        && call.Account.PasswordPolicy is { AllowUsersToChange: true };

    private static void DemandKindOfCredentials(Caller caller, string service, string operation)
    {
        if (caller.Session is null || caller.Role is not null)
            return;

        // GetSessionToken's credentials call IAM only with MFA, and of STS only these two.
        if (service == "iam" ? caller.Session.MfaTime is null : operation is not ("AssumeRole" or "GetCallerIdentity"))
            throw new AwsException("InvalidClientTokenId", 403, "The security token included in the request is invalid");
    }
}
