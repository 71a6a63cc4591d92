using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;
using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>A call about Identity Center.</summary>
internal sealed class SsoCall(CallFacts facts) : Call(facts)
{
    private readonly SsoAdminState _state = facts.Account.Get<SsoAdminState>();

    /// <summary>The instance that calls from this region see; null where there is none.</summary>
    public Instance? VisibleInstance => _state.Store.Directory?.Region == Facts.Region ? _state.Instance : null;

    public StoreDirectory Store => _state.Store.Directory!;

    public Organization Organization => Facts.Account.Get<OrganizationsState>().Organization!;

    /// <summary>The instance named in the call.</summary>
    public Instance AnyInstance()
    {
        var arn = Input.OptionalText("InstanceArn");
        if (VisibleInstance is not { } instance || (arn is not null && arn != instance.Arn))
        {
            throw Facts.Operation.Errors.Contains(SsoErrors.NotFoundCode)
                ? SsoErrors.NotFound("Instance not found.")
                : NotAuthorized(arn ?? "*");
        }

        if (!_state.Store.IsAdministrator(Facts.Account.Id))
            throw NotAuthorized(instance.Arn);
        return Store.KeyFailure is { } failure ? throw failure.ToAdminError() : instance;
    }

    /// <summary>The instance named in the call, which must be that of an organization.</summary>
    public Instance Instance()
    {
        var instance = AnyInstance();
        return _state.IsOrganizationInstance
            ? instance
            : throw SsoErrors.Invalid("The operation is not supported for an account instance of IAM Identity Center.");
    }

    /// <summary>The permission set named in the call.</summary>
    public PermissionSet PermissionSet() => PermissionSet(Text("PermissionSetArn"));

    public PermissionSet PermissionSet(string arn) =>
        Instance().TryFind(arn, out var set) && set.VisibleFrom <= Now
            ? set
            : throw SsoErrors.NotFound("PermissionSet not found.");

    /// <summary>The permission set named in the call, to be changed.</summary>
    public PermissionSet ModifiableSet()
    {
        var set = PermissionSet();
        DemandNotManagement(Instance().Provisioned.Where(one => one.PermissionSetArn == set.Arn)
            .Select(one => one.AccountId));
        return set;
    }

    /// <summary>
    /// Refuses what a delegated administrator may not do: to change permissions in the management account.
    /// </summary>
    public void DemandNotManagement(IEnumerable<string> accountIds)
    {
        if (Facts.Account.Id != Store.OwnerAccountId && accountIds.Contains(Organization.ManagementAccountId))
            throw NotAuthorized($"arn:{Facts.Account.Partition}:sso:::account/{Organization.ManagementAccountId}");
    }

    private CommonException NotAuthorized(string resource) => SsoErrors.Denied(
        $"User: {Facts.Caller.Arn} is not authorized to perform: sso:{Facts.Operation.Name} on resource: {resource}");
}
