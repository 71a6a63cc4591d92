using System.Management.Automation;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;
using AdminIam.Errors;

namespace AdminIam.Sessions;

/// <summary>Opens sessions for a command that has no session yet.</summary>
internal sealed class SessionConnector : IDisposable
{
    private readonly StopSignal _stop = new();

    /// <summary>Opens a session; without one the command cannot go on, so a failure ends it.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="options">Which credentials, region and endpoint.</param>
    public IamSession Connect(PSCmdlet cmdlet, SessionOptions options)
    {
        try
        {
            return IamSession.ConnectAsync(options, _stop, cmdlet.WriteWarning).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cmdlet.Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (Engine.Common.Errors.AdminException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(e, options.ProfileName));
            throw;
        }
    }

    /// <summary>Ends an attempt.</summary>
    public void Stop() => _stop.Stop(TimeSpan.Zero);

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
