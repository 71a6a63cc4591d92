using System.Runtime.CompilerServices;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using Amazon.Organizations;

namespace AdminIam.Engine.Organizations;

/// <summary>The Organizations client of a session, and the rate limit of its calls.</summary>
public sealed class OrganizationsSession
{
    private static readonly ConditionalWeakTable<AwsSession, OrganizationsSession> OfAccounts = new();

    /// <summary>Creates the Organizations client of a session.</summary>
    public OrganizationsSession(AwsSession account)
    {
        Account = account;
        var service = OrganizationsService.Description;
        Client = new CheckedOrganizationsClient(account.Credentials, ClientSettings.ForRunner(
            new AmazonOrganizationsConfig(), account.Endpoints.Of(service), account.RegionOf(service)));
        Runner = new CallRunner(service, new CallBounds(), account.Time);
    }

    /// <summary>Returns the client of a session, whose rate limit all commands of the session share.</summary>
    public static OrganizationsSession Of(AwsSession account) =>
        OfAccounts.GetValue(account, one => new OrganizationsSession(one));

    /// <summary>The session.</summary>
    public AwsSession Account { get; }

    /// <summary>The client. Its calls are sent with <see cref="OrganizationsRun.Calls"/>.</summary>
    internal IAmazonOrganizations Client { get; }

    /// <summary>Sends the calls of all runs, with a common rate limit.</summary>
    internal CallRunner Runner { get; }
}
