using System.Management.Automation;
using AdminIam.Permissions;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Gets the sandbox of this PowerShell process, if one is running.</summary>
/// <remarks><para>The property CallsByAction shows how many calls a pipeline requires, and CallsByAccount in
/// which accounts of an organization they were.</para></remarks>
/// <example>
/// <summary>Get the endpoint of the sandbox</summary>
/// <code>Get-AdminSandbox</code>
/// <para>Shows the URL, the account and the number of calls.</para>
/// </example>
/// <example>
/// <summary>Get the number of calls</summary>
/// <code>(Get-AdminSandbox).CallsByAction</code>
/// <para>Lists the IAM actions with the number of calls.</para>
/// </example>
/// <example>
/// <summary>Use other tools with the sandbox</summary>
/// <code>$env:AWS_ENDPOINT_URL = (Get-AdminSandbox).EndpointUrl
/// $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'sandbox'</code>
/// <para>The AWS CLI and AWS SDKs that are started from this PowerShell then use the sandbox.</para>
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
