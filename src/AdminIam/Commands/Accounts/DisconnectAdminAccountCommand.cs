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
[Cmdlet(VerbsCommunications.Disconnect, "AdminAccount", HelpUri = HelpPage.Folder + "Disconnect-AdminAccount.md")]
[OutputType(typeof(void))]
[RequiresActions]
public sealed class DisconnectAdminAccountCommand : PSCmdlet
{
    /// <summary>Removes the current session.</summary>
    protected override void ProcessRecord() => SessionStore.Session = null;
}
