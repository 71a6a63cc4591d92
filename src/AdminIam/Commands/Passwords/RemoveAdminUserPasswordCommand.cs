using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Iam.Users;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes the console passwords of users, so that they cannot sign in to the console.</summary>
/// <remarks><para>Access keys remain valid; use Lock-AdminUser to disable all credentials. This command is idempotent:
/// a user without a password is not an error.</para>
/// <para>Your own password and the last credential of the last administrator are not deleted without -Force. If a
/// pattern or the pipeline selects the users, you are skipped with a warning.</para></remarks>
/// <example>
/// <summary>End the console access of a user</summary>
/// <code>Remove-AdminUserPassword alice -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>End the console access of a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserPassword -WhatIf</code>
/// <para>Shows the users whose passwords would be deleted.</para>
/// </example>
/// <example>
/// <summary>Delete passwords that were never used</summary>
/// <code>Get-AdminUser -Detailed |
///     Where-Object { $_.HasPassword -and -not $_.PasswordLastUsed } |
///     Remove-AdminUserPassword -WhatIf</code>
/// <para>Add a condition on CreateDate to keep the passwords of new users.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminUserPassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminUserPassword.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:DeleteLoginProfile")]
[RequiresActions("iam:GetUser", When = "for users without a password")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:ListAccessKeys", "iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class RemoveAdminUserPasswordCommand : UserCmdlet
{
    private ConsolePasswords? _passwords;
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>Returns the users.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Deletes the password even if it is your own or the last credential of the last administrator.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        _guard ??= RemovalGuards.OfAccount(this, Force);
        var loss = PowerLoss.OfPassword(userName);
        if (!_guard.Admit(userName, "Removing this password", loss, IsSelected))
            return;
        if (!_guard.Confirm(userName, "Delete console password", loss))
        {
            Write(userName, Outcome.WhatIf);
            return;
        }

        _passwords ??= new ConsolePasswords(Run);
        Submit(userName, () => _passwords.RemoveAsync(userName), done => Write(done, Outcome.Updated));
    }

    private void Write(string userName, Outcome outcome)
    {
        if (PassThru)
            WriteObject(View.Changed(new AdminUser(userName, outcome)));
    }
}
