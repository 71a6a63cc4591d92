using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services;

/// <summary>Refuses a call that the caller is not authorized for.</summary>
internal static class CallAuthorization
{
    /// <param name="call">The call.</param>
    /// <param name="required">Receives each permission that the call requires of a user or role, regardless of the
    /// caller. What the task policy of a root session allows, nobody else must be allowed.</param>
    public static void Demand(Call call, Action<string> required)
    {
        var rules = call.Facts.Service.Access;
        var caller = call.Facts.Caller;
        rules.CheckCredentials(call);
        if (rules.NeedsNoPermission(call))
            return;

        var actions = rules.ActionsOf(call).ToList();
        var further = rules.FurtherPermissions(call).ToList();
        if (caller.Session?.TaskPolicyArn is null)
            actions.Concat(further.Select(permission => permission.Action)).ToList().ForEach(required);
        var limits = call.Facts.Limits;
        if (caller.IsUnlimited && limits.Count == 0)
            return;

        var keys = CallKeys.Of(call);
        foreach (var resource in rules.ResourcesOf(call))
        {
            foreach (var action in actions)
                Authorizer.Demand(caller, limits, action, resource, keys, () => rules.GrantOf(call, action));
        }

        foreach (var permission in further)
        {
            Authorizer.Demand(
                caller,
                limits,
                permission.Action,
                permission.Resource,
                CallKeys.Of(call, permission),
                () => ResourceGrant.None);
        }
    }
}
