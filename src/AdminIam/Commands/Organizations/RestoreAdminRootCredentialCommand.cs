using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;

namespace AdminIam.Commands;

/// <summary>Allows the root users of member accounts to set a password again, after their credentials were
/// deleted.</summary>
/// <remarks>
/// <para>The command creates no password. The person who reads the e-mail of the root user's address then opens
/// https://console.aws.amazon.com/, chooses to sign in with the root user's e-mail address, chooses Forgot password,
/// and follows the link in the e-mail. AWS requires a new MFA device at the sign-in. Delete the credentials with
/// Remove-AdminRootCredential when the task is done.</para>
/// <para>Some tasks require no root credentials: with the feature RootSessions, the AWS console and the AWS CLI can
/// unlock an S3 bucket or an SQS queue centrally.</para>
/// <para>Each account is changed in a short session of its root user with the policy IAMCreateRootUserPassword, which
/// allows nothing else. An account whose root user has a password is not an error. Accounts that are not active are
/// skipped with a warning, and are an error by ID or name.</para>
/// </remarks>
/// <example>
/// <summary>Allow a root user to set a password again</summary>
/// <code>$null = Remove-AdminRootCredential Prod -Confirm:$false
/// Restore-AdminRootCredential Prod</code>
/// <para>The property Email is the address that AWS sends the link to.</para>
/// </example>
/// <example>
/// <summary>Preview the change</summary>
/// <code>Restore-AdminRootCredential Prod -WhatIf</code>
/// <para>Root users that have a password would not change.</para>
/// </example>
/// <example>
/// <summary>Allow it in the accounts of a file</summary>
/// <code>@{ Account = '111122223333' }, @{ Account = 'Prod' } |
///     Restore-AdminRootCredential</code>
/// <para>Each account is processed once.</para>
/// </example>
/// <seealso cref="RemoveAdminRootCredentialCommand"/>
/// <seealso cref="GetAdminRootCredentialCommand"/>
[Cmdlet(
    VerbsData.Restore, "AdminRootCredential", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Restore-AdminRootCredential.md")]
[OutputType(typeof(AdminRootCredential))]
public sealed class RestoreAdminRootCredentialCommand : MemberRootCredentialCmdlet
{
    private const string Action = "Allow the root user to set a password by e-mail";
    private RootPasswordRestorer? _restorer;

    /// <inheritdoc/>
    private protected override void Change(OrganizationAccount account) =>
        Restore(account, _restorer ??= new RootPasswordRestorer(Opener));

    private void Restore(OrganizationAccount account, RootPasswordRestorer restorer)
    {
        if (Questions.AreShown(this) ? IsConfirmed(account, restorer) : ShouldProcess(account.Label, Action))
        {
            Submit(
                account.Label, () => restorer.RestoreAsync(account),
                isNew => Write(account, isNew ? Outcome.Updated : Outcome.Unchanged));
        }
    }

    private bool IsConfirmed(OrganizationAccount account, RootPasswordRestorer restorer)
    {
        if (!TryAwait(account.Id, () => restorer.HasPasswordAsync(account), out var hasPassword))
            return false;
        if (hasPassword)
        {
            Write(account, Outcome.Unchanged);
            return false;
        }

        if (ShouldProcess(account.Label, Action))
            return true;
        Write(account, Outcome.WhatIf);
        return false;
    }

    // The other credentials are not known: the session may not read them.
    private void Write(OrganizationAccount account, Outcome outcome) => WriteObject(new AdminRootCredential(
        account, new RootCredentials { HasPassword = outcome != Outcome.WhatIf }, outcome: outcome,
        changes: outcome == Outcome.Unchanged ? [] : [Action]));
}
