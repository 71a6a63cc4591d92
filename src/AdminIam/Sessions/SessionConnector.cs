using System.Management.Automation;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Errors;

namespace AdminIam.Sessions;

/// <summary>Opens the session of a command.</summary>
internal sealed class SessionConnector : IDisposable
{
    private readonly StopSignal _stop = new();

    /// <summary>Opens a session. A failure terminates the command, which cannot continue without a session.</summary>
    /// <param name="options">The credentials, Region and endpoint.</param>
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

    /// <summary>Opens a session in another account, by a role of that account. A failure terminates the
    /// command.</summary>
    /// <param name="source">The session whose credentials assume the role.</param>
    /// <param name="account">The ID or name of the account.</param>
    /// <param name="role">The role.</param>
    public AdminSession Enter(PSCmdlet cmdlet, AdminSession source, string account, MemberRole role)
    {
        try
        {
            var (session, found) = new MemberConnection(source.Engine, role).OpenAsync(account, _stop)
                .GetAwaiter().GetResult();
            return new AdminSession(session, source, found.Name);
        }
        catch (OperationCanceledException) when (cmdlet.Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(e, account));
            throw;
        }
    }

    /// <summary>Cancels the connection attempt.</summary>
    public void Stop() => _stop.Stop(TimeSpan.Zero);

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
