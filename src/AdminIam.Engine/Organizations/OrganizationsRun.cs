using AdminIam.Engine.Aws.Calls;
using Amazon.Organizations;

namespace AdminIam.Engine.Organizations;

/// <summary>One run against AWS Organizations: the session, and the calls that end with the run.</summary>
public sealed class OrganizationsRun(OrganizationsSession session, StopSignal stop)
{
    /// <summary>The session.</summary>
    public OrganizationsSession Session { get; } = session;

    /// <summary>The calls of the run.</summary>
    internal ServiceCalls Calls { get; } = new(session.Runner, stop);

    /// <summary>The client. Its calls are sent with <see cref="Calls"/>.</summary>
    internal IAmazonOrganizations Client => Session.Client;
}
