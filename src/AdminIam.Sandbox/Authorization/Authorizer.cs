using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Authorization;

/// <summary>Refuses an action that the caller's policies do not allow.</summary>
internal static class Authorizer
{
    /// <param name="caller">The caller, who is not the root identity.</param>
    /// <param name="action">The action, as policies name it.</param>
    /// <param name="resource">The ARN of the resource.</param>
    /// <param name="keys">The condition keys of the request.</param>
    /// <param name="isGrantedByResource">
    /// Whether the resource's own policy names the caller, who then needs no permission within the account.
    /// </param>
    public static void Demand(
        Caller caller, string action, string resource, RequestKeys keys, Func<bool> isGrantedByResource)
    {
        var policies = caller.Policies();
        var decision = new PolicySet(policies.Identity).Decide(action, resource, keys);
        if (decision != Decision.ImplicitDeny || !isGrantedByResource())
            Enforce(decision, "identity-based policy", "an");
        if (policies.Boundary is not null)
            Enforce(new PolicySet(policies.Boundary).Decide(action, resource, keys), "permissions boundary", "a");
        if (policies.Session is not null)
            Enforce(new PolicySet(policies.Session).Decide(action, resource, keys), "session policy", "a");

        void Enforce(Decision decided, string kind, string article)
        {
            if (decided == Decision.Allowed)
                return;
            var reason = decided == Decision.ExplicitDeny
                ? $"with an explicit deny in {article} {kind}"
                : $"because no {kind} allows the {action} action";
            throw new CommonException(
                CommonError.AccessDenied,
                $"User: {caller.Arn} is not authorized to perform: {action} on resource: {resource} {reason}");
        }
    }
}
