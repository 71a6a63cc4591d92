using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;

namespace AdminIam.Engine.Iam;

/// <summary>One run against IAM: the session, the stop signal, and the calls that depend on both.</summary>
public sealed class IamRun(IamSession session, StopSignal stop)
{
    /// <summary>The session.</summary>
    public IamSession Session { get; } = session;

    /// <summary>Ends the run.</summary>
    internal StopSignal Stop { get; } = stop;

    /// <summary>The calls of the run.</summary>
    internal ServiceCalls Calls { get; } = new(session.Runner, stop);

    /// <summary>The IAM client. Its calls are sent with <see cref="Calls"/>.</summary>
    internal IAmazonIdentityManagementService Client => Session.Client;

    /// <summary>The current time, in UTC, by the clock of the session.</summary>
    internal DateTime UtcNow => Calls.Time.GetUtcNow().UtcDateTime;

    /// <summary>The same run for work that completes or reverts changes, which continues until the grace period is
    /// over.</summary>
    internal IamRun Finishing => new(Session, Stop.Finishing);
}
