using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>The instance of IAM Identity Center of a session, with its clients.</summary>
public sealed class IdentityCenterSession
{
    private static readonly ConditionalWeakTable<AwsSession, Known> OfAccounts = new();

    private IdentityCenterSession(IdentityCenterClients clients, IdentityCenterInstance instance)
    {
        Clients = clients;
        Instance = instance;
        Requests = new RequestGate(clients.Account.Time);
    }

    /// <summary>The session.</summary>
    public AwsSession Account => Clients.Account;

    /// <summary>The instance.</summary>
    public IdentityCenterInstance Instance { get; }

    /// <summary>The clients, with the rate limits of the session.</summary>
    internal IdentityCenterClients Clients { get; }

    /// <summary>Limits the unfinished requests about assignments, of all commands of the session together.</summary>
    internal RequestGate Requests { get; }

    /// <summary>How long AWS takes to complete these requests.</summary>
    internal ExpectedDuration RequestDuration { get; } = new();

    /// <summary>The names of permission sets by ARN, which never change.</summary>
    internal ConcurrentDictionary<string, string> PermissionSetNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds the instance of a session, which is remembered for further calls.</summary>
    /// <param name="region">The only region to look in; <see langword="null"/> to search.</param>
    /// <exception cref="AdminException"><c>IdentityCenterNotFound</c>: there is none.</exception>
    public static async Task<IdentityCenterSession> FindAsync(AwsSession account, string? region, StopSignal stop)
    {
        var known = OfAccounts.GetValue(account, one => new Known(new IdentityCenterClients(one)));
        var key = region ?? string.Empty;
        if (known.Sessions.TryGetValue(key, out var session))
            return session;
        var instance = await new InstanceFinder(known.Clients, stop).FindAsync(region).ConfigureAwait(false);
        return known.Sessions.GetOrAdd(key, _ => new IdentityCenterSession(known.Clients, instance));
    }

    /// <summary>Finds the instance of a session, for commands that the account must be allowed to run.</summary>
    /// <param name="region">The only region to look in; <see langword="null"/> to search.</param>
    /// <exception cref="AdminException"><c>IdentityCenterNotFound</c>: there is none. Or
    /// <c>NotIdentityCenterAdministrator</c>: the account neither owns the instance nor administers it.</exception>
    public static async Task<IdentityCenterSession> ConnectAsync(
        AwsSession account, string? region, StopSignal stop)
    {
        var session = await FindAsync(account, region, stop).ConfigureAwait(false);
        if (session.Instance.CanAdminister != false)
            return session;
        throw new AdminException(
            "NotIdentityCenterAdministrator", ErrorKind.PermissionDenied, session.Instance.InstanceArn,
            $"The account {account.Identity.AccountId} cannot administer the instance of IAM Identity Center of the "
            + $"account {session.Instance.OwnerAccountId}.",
            $"Connect to the account {session.Instance.OwnerAccountId}, or register this account as delegated "
            + "administrator of IAM Identity Center.");
    }

    /// <summary>Reads the instance again.</summary>
    /// <returns>The current instance.</returns>
    internal Task<IdentityCenterInstance> ReadAsync(StopSignal stop) =>
        new InstanceFinder(Clients, stop).FindAsync(Instance.Region);

    private sealed class Known(IdentityCenterClients clients)
    {
        public IdentityCenterClients Clients { get; } = clients;

        public ConcurrentDictionary<string, IdentityCenterSession> Sessions { get; } = new(StringComparer.Ordinal);
    }
}
