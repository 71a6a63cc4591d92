using System.Management.Automation;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Forgets the account that the other commands work with.</summary>
/// <remarks><para>Nothing is changed in AWS. A session kept in a variable can still be used with -Session.</para></remarks>
/// <example>
/// <summary>Forget the current account</summary>
/// <code>Disconnect-AdminAccount</code>
/// <para>The next command searches the usual AWS places for credentials.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "AdminAccount")]
[OutputType(typeof(void))]
public sealed class DisconnectAdminAccountCommand : PSCmdlet
{
    /// <summary>Forgets the session.</summary>
    protected override void ProcessRecord() => SessionStore.Session = null;
}
