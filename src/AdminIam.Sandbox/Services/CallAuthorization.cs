using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services;

/// <summary>Refuses a call that the caller is not authorized for.</summary>
internal static class CallAuthorization
{
    public static void Demand(Call call, Operation operation)
    {
        var rules = call.Facts.Service.Access;
        var caller = call.Facts.Caller;
        rules.CheckCredentials(call);
        if (caller.IsRoot || rules.NeedsNoPermission(call))
            return;

        var resource = operation.Resource(call);
        var keys = CallKeys.Of(call);
        foreach (var action in rules.ActionsOf(call))
            Authorizer.Demand(caller, action, resource, keys, () => rules.IsGrantedByResource(call));
    }
}
