using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Authorization;

/// <summary>Refuses an action that the caller's policies do not allow.</summary>
internal static class Authorizer
{
    /// <param name="caller">The caller.</param>
    /// <param name="limits">The service control policies by levels, each of which must allow the action.</param>
    /// <param name="action">The action, as policies name it.</param>
    /// <param name="resource">The ARN of the resource.</param>
    /// <param name="keys">The condition keys of the request.</param>
    /// <param name="grant">
    /// What the resource's own policy grants to the caller; whether it denies the access is not checked here.
    /// </param>
    public static void Demand(
        Caller caller,
        IReadOnlyList<IReadOnlyList<PolicySource>> limits,
        string action,
        string resource,
        RequestKeys keys,
        Func<ResourceGrant> grant)
    {
        var policies = caller.Policies();
        var control = PolicyLevels.Decide(limits, action, resource, keys);
        var identity = caller.IsRoot ? Decision.Allowed : Decide(policies.Identity);
        var boundary = policies.Boundary is null ? Decision.Allowed : Decide(policies.Boundary);
        var session = policies.Session is null ? Decision.Allowed : Decide(policies.Session);

        // An explicit deny in any policy overrides what another one allows.
        RefuseIf(Decision.ExplicitDeny, "with an explicit deny in a service control policy", control);
        RefuseIf(Decision.ExplicitDeny, "with an explicit deny in an identity-based policy", identity);
        RefuseIf(Decision.ExplicitDeny, "with an explicit deny in a permissions boundary", boundary);
        RefuseIf(Decision.ExplicitDeny, "with an explicit deny in a session policy", session);
        RefuseIf(Decision.ImplicitDeny, $"because no service control policy allows the {action} action", control);
        if (identity == Decision.Allowed && boundary == Decision.Allowed && session == Decision.Allowed)
            return;

        var granted = grant();
        if (granted == ResourceGrant.Direct)
            return;
        if (granted != ResourceGrant.Limited)
            RefuseIf(Decision.ImplicitDeny, $"because no identity-based policy allows the {action} action", identity);
        RefuseIf(Decision.ImplicitDeny, $"because no permissions boundary allows the {action} action", boundary);
        RefuseIf(Decision.ImplicitDeny, $"because no session policy allows the {action} action", session);

        Decision Decide(IReadOnlyList<PolicySource> sources) => new PolicySet(sources).Decide(action, resource, keys);

        void RefuseIf(Decision refused, string reason, Decision decided)
        {
            if (decided == refused)
            {
                throw new CommonException(
                    CommonError.AccessDenied,
                    $"User: {caller.Arn} is not authorized to perform: {action} on resource: {resource} {reason}");
            }
        }
    }
}
