using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using Amazon.Organizations;

namespace AdminIam.Engine.Organizations;

/// <summary>One run against AWS Organizations: the session, and the calls that end with the run.</summary>
public sealed class OrganizationsRun(OrganizationsSession session, StopSignal stop)
{
    /// <summary>Returns a run of a session.</summary>
    /// <param name="account">The session, whose commands share one rate limit.</param>
    public static OrganizationsRun Of(AwsSession account, StopSignal stop) =>
        new(OrganizationsSession.Of(account), stop);

    /// <summary>The session.</summary>
    public OrganizationsSession Session { get; } = session;

    /// <summary>The calls of the run.</summary>
    internal ServiceCalls Calls { get; } = new(session.Runner, stop);

    /// <summary>The client. Its calls are sent with <see cref="Calls"/>.</summary>
    internal IAmazonOrganizations Client => Session.Client;
}
