using System.Management.Automation;
using AdminIam.Permissions;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Disconnects from the current AWS account.</summary>
/// <remarks><para>Nothing is changed in AWS. A session that is stored in a variable can still be used with
/// -Session.</para></remarks>
/// <example>
/// <summary>Disconnect from the current account</summary>
/// <code>Disconnect-AdminAccount</code>
/// <para>The next command searches the default AWS credential sources.</para>
/// </example>
/// <example>
/// <summary>Disconnect at the end of a runbook</summary>
/// <code>Connect-AdminAccount -ProfileName root-setup
/// try {
///     New-AdminGroup -Ensure
/// }
/// finally {
///     Disconnect-AdminAccount
/// }</code>
/// <para>The session is also removed if a command fails.</para>
/// </example>
/// <example>
/// <summary>Keep a session in a variable</summary>
/// <code>$session = Connect-AdminAccount -ProfileName root-setup
/// Disconnect-AdminAccount
/// Get-AdminUser -Session $session</code>
/// <para>Only commands with -Session use the account.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "AdminAccount", HelpUri = HelpPage.Folder + "Disconnect-AdminAccount.md")]
[OutputType(typeof(void))]
[RequiresActions]
public sealed class DisconnectAdminAccountCommand : PSCmdlet
{
    /// <summary>Removes the current session.</summary>
    protected override void ProcessRecord() => SessionStore.Session = null;
}
