using System.Management.Automation;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Shows the sandbox of this PowerShell process, if one is running.</summary>
/// <remarks><para>CallsByAction counts what it was asked, which shows what a pipeline costs in calls.</para></remarks>
/// <example>
/// <summary>What has been called?</summary>
/// <code>(Get-AdminSandbox).CallsByAction</code>
/// <para>Lists the IAM actions and how often each was called.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminSandbox")]
[OutputType(typeof(AdminSandbox))]
public sealed class GetAdminSandboxCommand : PSCmdlet
{
    /// <summary>Writes it.</summary>
    protected override void ProcessRecord()
    {
        if (SessionStore.Sandbox is { } sandbox)
            WriteObject(sandbox);
    }
}
