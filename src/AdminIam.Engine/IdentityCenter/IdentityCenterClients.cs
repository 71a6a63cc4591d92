using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Organizations;
using Amazon.IdentityStore;
using Amazon.SSOAdmin;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>The clients of IAM Identity Center of a session by region, with one rate limit for each service.</summary>
internal sealed class IdentityCenterClients(AwsSession account)
{
    private static readonly CallBounds Bounds = new() { Busy = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, IAmazonSSOAdmin> _admin = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IAmazonIdentityStore> _stores = new(StringComparer.Ordinal);

    /// <summary>The session.</summary>
    public AwsSession Account => account;

    /// <summary>The organization of the account.</summary>
    public OrganizationsSession Organizations { get; } = OrganizationsSession.Of(account);

    /// <summary>Sends the calls to the administration of IAM Identity Center.</summary>
    public CallRunner SsoAdminRunner { get; } = new(SsoAdminService.Description, Bounds, account.Time);

    /// <summary>Sends the calls to the identity store.</summary>
    public CallRunner StoreRunner { get; } = new(IdentityStoreService.Description, Bounds, account.Time);

    /// <summary>Returns the client of the administration for a region.</summary>
    public IAmazonSSOAdmin SsoAdmin(string region) => _admin.GetOrAdd(region, _ => new CheckedSsoAdminClient(
        account.Credentials, ClientSettings.ForRunner(
            new AmazonSSOAdminConfig(), account.Endpoints.Of(SsoAdminService.Description), region)));

    /// <summary>Returns the client of the identity store for a region.</summary>
    public IAmazonIdentityStore Store(string region) => _stores.GetOrAdd(region, _ => new CheckedIdentityStoreClient(
        account.Credentials, ClientSettings.ForRunner(
            new AmazonIdentityStoreConfig(), account.Endpoints.Of(IdentityStoreService.Description), region)));
}
