using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>The identity store of an account, if Identity Center is enabled in its organization.</summary>
internal sealed class IdentityStoreState : IServiceState
{
    private const string SingleSignOn = "sso.amazonaws.com";
    private readonly Account _account;

    public IdentityStoreState(Account account, SavedIdentityStore? saved)
    {
        _account = account;
        var settings = account.Options.IdentityCenter;
        Rate = new CallRate(settings.CallsPerSecond);
        if (saved is not null)
            Directory = new StoreDirectory(saved);
        else if (account.Options.HasOrganization)
            Directory = new StoreDirectory(New(account));
    }

    public StoreDirectory? Directory { get; }

    public CallRate Rate { get; }

    /// <summary>Whether an account owns the instance of Identity Center or administers it for the owner.</summary>
    public bool IsAdministrator(string accountId) => Directory is not null
        && (Directory.OwnerAccountId == accountId
            || _account.Get<OrganizationsState>().Organization?.IsDelegated(accountId, SingleSignOn) == true);

    public object ToData() => new IdentityStoreData { IdentityStore = Directory?.ToSaved() };

    public object? ToLastUses() => null;

    private static SavedIdentityStore New(Account account) => new()
    {
        Id = StoreDirectory.NewStoreId(),
        Region = account.Options.IdentityCenter.Region ?? SandboxPartition.RegionOf(account.Partition),
        OwnerAccountId = account.Get<OrganizationsState>().Organization!.ManagementAccountId,
    };
}
