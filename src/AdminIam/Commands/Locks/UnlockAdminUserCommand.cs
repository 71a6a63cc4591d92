using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Restores exactly what Lock-AdminUser disabled for users.</summary>
/// <remarks>
/// <para>The credentials that the inline policy AdminIamLock lists are enabled if they still exist and are inactive,
/// and then the policy is deleted. AWSDenyAll is detached if the tags of the lock show that the lock attached it. A
/// user who is not locked is not changed, and the outcome is Unchanged. -WhatIf and -Confirm list what is
/// restored.</para>
/// <para>If the policy AdminIamLock is not exactly as Lock-AdminUser writes it, the command returns the error
/// LockUnreadable and changes nothing.</para>
/// <para>Sessions that were issued before the lock become valid again unless they have expired (after at most 36
/// hours). -RevokeSession denies them with an inline policy named AWSRevokeOlderSessions, which can be deleted after
/// they have expired.</para>
/// </remarks>
/// <example>
/// <summary>Unlock one user</summary>
/// <code>Unlock-AdminUser alice</code>
/// <para>Restores the permissions and credentials of alice.</para>
/// </example>
/// <example>
/// <summary>Unlock all users, but not their old sessions</summary>
/// <code>Get-AdminUser | Unlock-AdminUser -RevokeSession</code>
/// <para>Users who are not locked are not changed.</para>
/// </example>
/// <example>
/// <summary>Show what a lock disabled</summary>
/// <code>Lock-AdminUser alice -Confirm:$false
/// Unlock-AdminUser alice -WhatIf</code>
/// <para>Lists the credentials that would be enabled.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Unlock, "AdminUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Unlock-AdminUser.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:DeleteUserPolicy", "iam:GetUserPolicy", "iam:GetUser")]
[RequiresActions(
    "iam:ListAccessKeys", "iam:ListSSHPublicKeys", "iam:ListServiceSpecificCredentials", "iam:ListSigningCertificates",
    "iam:UpdateAccessKey", "iam:UpdateSSHPublicKey", "iam:UpdateServiceSpecificCredential",
    "iam:UpdateSigningCertificate", When = "for credentials that the lock disabled")]
[RequiresActions("iam:PutUserPolicy", Parameters = [nameof(RevokeSession)])]
[RequiresActions("iam:DetachUserPolicy", When = "if the lock attached AWSDenyAll", ManagedPolicy = "AWSDenyAll")]
[RequiresActions("iam:ListAttachedUserPolicies", "iam:UntagUser", When = "if the lock attached AWSDenyAll")]
public sealed class UnlockAdminUserCommand : UserCmdlet
{
    private UserUnlocker? _unlocker;

    /// <summary>Denies sessions that were issued before the unlock.</summary>
    [Parameter]
    public SwitchParameter RevokeSession { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var (unlocker, revoke) = (_unlocker ??= new UserUnlocker(Run), (bool)RevokeSession);
        // Determining what is restored requires API calls, so it is done only if the text is displayed.
        var action = "Restore what the lock disabled";
        if (Questions.AreShown(this))
        {
            if (!TryAwait(userName, () => unlocker.PlanAsync(userName), out var plan))
                return;
            action = plan.Describe(revoke);
        }

        if (ShouldProcess(userName, action))
            Submit(userName, () => unlocker.UnlockAsync(userName, revoke), Write);
        else
            WriteObject(View.Changed(new AdminUser(userName, Outcome.WhatIf)));
    }

    private void Write(LockedUser unlocked)
    {
        // The user is written first, because a warning may end the pipeline.
        WriteObject(View.Changed(new AdminUser(unlocked)));
        foreach (var note in unlocked.Notes)
            WriteVerbose(note);
        foreach (var warning in unlocked.Warnings)
            WriteWarning(warning);
    }
}
