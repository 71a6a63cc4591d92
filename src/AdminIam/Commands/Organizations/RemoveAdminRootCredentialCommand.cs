using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;

namespace AdminIam.Commands;

/// <summary>Deletes the credentials of the root users of the organization's member accounts.</summary>
/// <remarks>
/// <para>Access keys are deleted first, then signing certificates, the password and the MFA devices. Afterwards, the
/// root user of the account can neither sign in nor recover a password; Restore-AdminRootCredential allows it again. No
/// other user or resource changes. A deleted access key cannot be recovered: check that no program uses it. MFA devices
/// are deactivated, and virtual ones are also deleted if AWS allows it.</para>
/// <para>Each account is changed in a short session of its root user with the policy IAMDeleteRootUserCredentials.
/// Centralized root access must be enabled: see Enable-AdminRootAccess. The caller is an IAM user or a role, not the
/// root user, in the management account or in the account of the delegated administrator of IAM.</para>
/// <para>The management account is never changed. It is an error if it is named, and is left out with a warning if a
/// pattern, a path or the pipeline selects it. Accounts that are not active are skipped with a warning, and are an
/// error by ID or name. An account that cannot be changed is an error, and the others are processed.</para>
/// <para>This command is idempotent: accounts without root credentials are not an error, and an interrupted run can be
/// repeated.</para>
/// </remarks>
/// <example>
/// <summary>Preview the deletion in all member accounts</summary>
/// <code>Get-AdminRootCredential | Where-Object HasCredential |
///     Remove-AdminRootCredential -WhatIf</code>
/// <para>Shows each credential that would be deleted.</para>
/// </example>
/// <example>
/// <summary>Delete the root credentials of an account</summary>
/// <code>Remove-AdminRootCredential Prod -Confirm:$false</code>
/// <para>Returns what was deleted.</para>
/// </example>
/// <example>
/// <summary>Delete those of all member accounts</summary>
/// <code>Remove-AdminRootCredential /* -Confirm:$false</code>
/// <para>A warning states that the management account is left out.</para>
/// </example>
/// <seealso cref="GetAdminRootCredentialCommand"/>
/// <seealso cref="RestoreAdminRootCredentialCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminRootCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminRootCredential.md")]
[OutputType(typeof(AdminRootCredential))]
public sealed class RemoveAdminRootCredentialCommand : MemberRootCredentialCmdlet
{
    private const string Action = "Delete the root credentials";
    private RootCredentialRemover? _remover;

    /// <inheritdoc/>
    private protected override void Change(OrganizationAccount account) =>
        Remove(account, _remover ??= new RootCredentialRemover(Opener));

    private void Remove(OrganizationAccount account, RootCredentialRemover remover)
    {
        // What is deleted is read first only if it is shown; the deletion reads it anyway.
        if (Questions.AreShown(this) ? IsConfirmed(account, remover) : ShouldProcess(account.Label, Action))
        {
            Submit(account.Label, () => remover.RemoveAsync(account), found => WriteRemoved(account, found));
        }
    }

    private bool IsConfirmed(OrganizationAccount account, RootCredentialRemover remover)
    {
        if (!TryAwait(account.Id, () => remover.PlanAsync(account), out var found))
            return false;
        var parts = RootCredentialRemover.Describe(found);
        if (parts.Count == 0)
        {
            WriteRemoved(account, found);
            return false;
        }

        if (ShouldProcess(account.Label, $"{Action}: {string.Join(", ", parts)}"))
            return true;
        WriteObject(new AdminRootCredential(account, found, outcome: Outcome.WhatIf, changes: Changes(parts)));
        return false;
    }

    private void WriteRemoved(OrganizationAccount account, RootCredentials found)
    {
        var parts = RootCredentialRemover.Describe(found);
        WriteObject(new AdminRootCredential(
            account, RootCredentials.None, outcome: parts.Count == 0 ? Outcome.Unchanged : Outcome.Updated,
            changes: Changes(parts)));
    }

    private static IEnumerable<string> Changes(IEnumerable<string> parts) => parts.Select(part => $"Delete {part}");
}
