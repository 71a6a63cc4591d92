using System.Management.Automation;
using AdminIam.Permissions;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Gets the sandbox of this PowerShell process, if one is running.</summary>
/// <remarks><para>The property CallsByAction shows how many calls a pipeline requires.</para></remarks>
/// <example>
/// <summary>Get the number of calls</summary>
/// <code>(Get-AdminSandbox).CallsByAction</code>
/// <para>Lists the IAM actions with the number of calls.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminSandbox", HelpUri = HelpPage.Folder + "Get-AdminSandbox.md")]
[OutputType(typeof(AdminSandbox))]
[RequiresActions]
public sealed class GetAdminSandboxCommand : PSCmdlet
{
    /// <summary>Writes the sandbox.</summary>
    protected override void ProcessRecord()
    {
        if (SessionStore.Sandbox is { } sandbox)
            WriteObject(sandbox);
    }
}
