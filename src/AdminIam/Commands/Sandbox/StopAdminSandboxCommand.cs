using System.Management.Automation;
using AdminIam.Permissions;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Stops the sandbox of this PowerShell process.</summary>
/// <remarks><para>The state file, if any, is saved. If no sandbox is running, the command does
/// nothing.</para></remarks>
/// <example>
/// <summary>Stop the sandbox</summary>
/// <code>Stop-AdminSandbox</code>
/// <para>The session that is connected to the sandbox is also removed.</para>
/// </example>
/// <example>
/// <summary>Continue a rehearsal later</summary>
/// <code>Start-AdminSandbox -Path rehearsal.json
/// New-AdminGroup
/// Stop-AdminSandbox
/// Start-AdminSandbox -Path rehearsal.json
/// Get-AdminGroup</code>
/// <para>The file contains the groups and users. Only you can read it.</para>
/// </example>
/// <example>
/// <summary>Stop the sandbox at the end of a test</summary>
/// <code>Start-AdminSandbox
/// try {
///     New-AdminGroup -Ensure
/// }
/// finally {
///     Stop-AdminSandbox
/// }</code>
/// <para>The sandbox is also stopped if a command fails.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Stop, "AdminSandbox", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Stop-AdminSandbox.md")]
[OutputType(typeof(void))]
[RequiresActions]
public sealed class StopAdminSandboxCommand : PSCmdlet
{
    /// <summary>Stops the sandbox.</summary>
    protected override void ProcessRecord()
    {
        var sandbox = SessionStore.Sandbox;
        if (sandbox is null || !Questions.AskOrEnd(this, sandbox.ToString(), "Stop sandbox"))
            return;
        if (SessionStore.Session?.EndpointUrl == sandbox.EndpointUrl)
            SessionStore.Session = null;
        sandbox.Stop();
        SessionStore.Sandbox = null;
    }
}
