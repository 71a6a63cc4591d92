using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Organizations;
using Amazon.IdentityStore;
using Amazon.SSOAdmin;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>One run against IAM Identity Center: the session, the stop signal, and the calls that depend on
/// both.</summary>
public sealed class IdentityCenterRun(IdentityCenterSession session, StopSignal stop)
{
    /// <summary>The session.</summary>
    public IdentityCenterSession Session { get; } = session;

    /// <summary>Ends the run.</summary>
    internal StopSignal Stop { get; } = stop;

    /// <summary>The calls to the identity store.</summary>
    internal ServiceCalls Calls { get; } = new(session.Clients.StoreRunner, stop);

    /// <summary>The calls to the administration of IAM Identity Center.</summary>
    internal ServiceCalls AdminCalls { get; } = new(session.Clients.SsoAdminRunner, stop);

    /// <summary>The client of the identity store. Its calls are sent with <see cref="Calls"/>.</summary>
    internal IAmazonIdentityStore Client => Session.Clients.Store(Session.Instance.Region);

    /// <summary>The client of the administration. Its calls are sent with <see cref="AdminCalls"/>.</summary>
    internal IAmazonSSOAdmin Admin => Session.Clients.SsoAdmin(Session.Instance.Region);

    /// <summary>The run against the organization of the account.</summary>
    public OrganizationsRun Accounts => new(Session.Clients.Organizations, Stop);

    /// <summary>The organization of the account.</summary>
    internal OrganizationReader Organization => new(Accounts);

    /// <summary>The ID of the identity store.</summary>
    internal string StoreId => Session.Instance.IdentityStoreId;

    /// <summary>The current time, in UTC, by the clock of the session.</summary>
    internal DateTime UtcNow => Calls.Time.GetUtcNow().UtcDateTime;

    /// <summary>The same run for work that completes changes, which continues until the grace period is over.</summary>
    internal IdentityCenterRun Finishing => new(Session, Stop.Finishing);
}
