using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Commands;

/// <summary>Removes the console passwords of users, so that they cannot sign in to the console.</summary>
/// <remarks><para>Access keys go on working; Lock-AdminUser takes away all ways in. A user without a password is as it
/// should be, and no error.</para>
/// <para>Your own password, and what the last administrator signs in with, are not removed without -Force. Where a pattern or a
/// pipeline gives the users, you are left out with a warning.</para></remarks>
/// <example>
/// <summary>End a user's console access</summary>
/// <code>Remove-AdminUserPassword alice -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked first.</para>
/// </example>
/// <example>
/// <summary>End the console access of a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserPassword -WhatIf</code>
/// <para>Says whose passwords would go.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminUserPassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class RemoveAdminUserPasswordCommand : UserCmdlet
{
    private ConsolePasswords? _passwords;
    private RemovalGuard? _guard;

    /// <summary>Write the users to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Remove even your own password and that of the last administrator.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        _guard ??= new RemovalGuard(this, Force);
        var loss = PowerLoss.OfPassword(userName);
        if (!_guard.Admit(userName, "Removing this password", loss, IsSelected))
            return;
        if (!_guard.Confirm(userName, "Remove console password", loss))
        {
            Write(userName, Outcome.WhatIf);
            return;
        }

        _passwords ??= new ConsolePasswords(Iam, Stop);
        Submit(userName, () => _passwords.RemoveAsync(userName), done => Write(done, Outcome.Updated));
    }

    private void Write(string userName, Outcome outcome)
    {
        if (PassThru)
            WriteObject(new AdminUser(userName, outcome));
    }
}
