using AdminIam.Sandbox.Services.IdentityStore.State;
using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>The instance of Identity Center of an account, if it has an identity store.</summary>
internal sealed class SsoAdminState : IServiceState
{
    private readonly Account _account;

    public SsoAdminState(Account account, SavedInstance? saved)
    {
        _account = account;
        Rate = new CallRate(account.Options.IdentityCenter.CallsPerSecond);
        if (saved is not null || Store.Directory is not null)
        {
            Instance = new Instance(
                account.Partition, saved ?? new SavedInstance { Id = Instance.NewId(), Created = account.Created });
        }
    }

    public Instance? Instance { get; }

    public IdentityStoreState Store => _account.Get<IdentityStoreState>();

    public CallRate Rate { get; }

    /// <summary>Whether the instance is that of an organization, which alone has permission sets.</summary>
    public bool IsOrganizationInstance => Store.Directory is { } store
        && _account.Get<OrganizationsState>().Organization?.ManagementAccountId == store.OwnerAccountId;

    public object ToData() => new SsoAdminData { IdentityCenter = Instance?.ToSaved() };

    public object? ToLastUses() => null;
}
