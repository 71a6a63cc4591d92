using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Sessions;

/// <summary>Runs the script block that returns the next web identity token.</summary>
/// <remarks>A session is renewed on the threads that call AWS, while PowerShell's own thread waits for them. A script
/// block that ran in the runspace of the user would wait for that thread. Therefore
/// each run has a runspace of its own.</remarks>
/// <param name="script">The script block.</param>
/// <param name="caller">Where its variables and functions are found.</param>
/// <param name="roleArn">The role that the token is for.</param>
internal sealed class TokenScript(ScriptBlock script, SessionState caller, string? roleArn)
{
    private readonly string _text = script.ToString();
    private readonly InitialSessionState _state = ScriptScope.Capture(script, caller);

    /// <summary>Runs the script block and returns its token.</summary>
    /// <param name="stop">Stops the script block.</param>
    /// <exception cref="AdminException">It failed, or returned no token.</exception>
    public SecureString Fetch(CancellationToken stop)
    {
        using var runspace = RunspaceFactory.CreateRunspace(_state);
        runspace.Open();
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        shell.AddScript(_text);
        try
        {
            return TokenOf(Run(shell, stop));
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw Failed($"failed: {e.Message}", e);
        }
        catch (PipelineStoppedException e)
        {
            throw new OperationCanceledException("The script block for the web identity token was stopped.", e);
        }
    }

    private static PSDataCollection<PSObject> Run(PowerShell shell, CancellationToken stop)
    {
        var run = shell.BeginInvoke();
        using var registration = stop.Register(() => shell.BeginStop(null, null));
        return shell.EndInvoke(run);
    }

    private SecureString TokenOf(IEnumerable<PSObject> output)
    {
        var values = output.Select(value => value?.BaseObject).Where(value => value is not (null or "")).ToList();
        return values switch
        {
            [SecureString token] => token,
            [string token] => SecretText.Protect(token),
            [] => throw Failed("returned nothing."),
            [_] => throw Failed("returned an object that is neither a SecureString nor a string."),
            _ => throw Failed($"returned {values.Count} objects instead of one token."),
        };
    }

    private AdminException Failed(string what, Exception? inner = null) => new(
        "WebIdentityTokenUnavailable", ErrorKind.Authentication, roleArn,
        $"The script block of -WebIdentityTokenProvider {what}",
        "The script block must return one token, as SecureString or string. It runs in a runspace of its own with "
        + "copies of the variables and functions that it names.",
        inner);
}
