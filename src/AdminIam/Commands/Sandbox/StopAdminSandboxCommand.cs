using System.Management.Automation;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Stops the sandbox of this PowerShell process.</summary>
/// <remarks><para>A state file is up to date afterwards. Where no sandbox runs there is nothing to do.</para></remarks>
/// <example>
/// <summary>Stop the sandbox</summary>
/// <code>Stop-AdminSandbox</code>
/// <para>The session that was connected to it is forgotten.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "AdminSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopAdminSandboxCommand : PSCmdlet
{
    /// <summary>Stops it.</summary>
    protected override void ProcessRecord()
    {
        var sandbox = SessionStore.Sandbox;
        if (sandbox is null || !ShouldProcess(sandbox.ToString(), "Stop sandbox"))
            return;
        if (SessionStore.Session?.EndpointUrl == sandbox.EndpointUrl)
            SessionStore.Session = null;
        sandbox.Stop();
        SessionStore.Sandbox = null;
    }
}
