using System.Management.Automation;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Iam.Users;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes users and everything that depends on them.</summary>
/// <remarks>
/// <para>IAM does not delete a user who has dependent resources. This command first deletes the credentials (password,
/// access keys, SSH keys, service-specific credentials, certificates), then MFA devices, policies, group memberships
/// and the permissions boundary, and then the user.</para>
/// <para>You and the last administrator who can still sign in are not deleted without -Force. If a pattern or the
/// pipeline selects the users, you are skipped with a warning.</para>
/// </remarks>
/// <example>
/// <summary>Delete a user</summary>
/// <code>Remove-AdminUser alice -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion of a user</summary>
/// <code>Remove-AdminUser bob -WhatIf</code>
/// <para>Lists every key, device, policy and group.</para>
/// </example>
/// <example>
/// <summary>Delete users who have no credentials</summary>
/// <code>Get-AdminUser -Detailed |
///     Where-Object { -not $_.HasPassword -and -not $_.AccessKeyDetail } |
///     Remove-AdminUser -WhatIf</code>
/// <para>-WhatIf lists everything that would be deleted with the users.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminUser.md")]
[OutputType(typeof(void))]
[RequiresActions(
    "iam:DeleteUser", "iam:GetUser", "iam:GetLoginProfile", "iam:ListMFADevices", "iam:ListUserPolicies",
    "iam:ListAttachedUserPolicies", "iam:ListGroupsForUser", "iam:ListAccessKeys", "iam:ListSSHPublicKeys",
    "iam:ListServiceSpecificCredentials", "iam:ListSigningCertificates")]
[RequiresActions(
    "iam:DeleteLoginProfile", "iam:DeleteAccessKey", "iam:DeleteSSHPublicKey", "iam:DeleteServiceSpecificCredential",
    "iam:DeleteSigningCertificate", "iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice", "iam:DeleteUserPolicy",
    "iam:DetachUserPolicy", "iam:RemoveUserFromGroup", "iam:DeleteUserPermissionsBoundary",
    When = "for what the user has")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
public sealed class RemoveAdminUserCommand : UserCmdlet
{
    private UserRemover? _remover;
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>Deletes the users even if you or the last administrator are among them.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var warning in _remover?.Warnings ?? [])
            WriteWarning(warning);
    }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var remover = _remover ??= new UserRemover(Run);
        _guard ??= RemovalGuards.OfAccount(this, Force);
        var loss = PowerLoss.OfUser(userName);
        if (!_guard.Admit(userName, "Removing this user", loss, IsSelected))
            return;
        // Listing the dependent resources requires API calls, so they are read only if they are displayed.
        var action = "Delete user";
        if (Questions.AreShown(this))
        {
            if (!TryAwait(userName, () => remover.DescribeAsync(userName), out var dependents))
                return;
            if (dependents.Count > 0)
                action = $"Delete user with {string.Join(", ", dependents)}";
        }

        if (_guard.Confirm(userName, action, loss))
            Submit(userName, () => remover.RemoveAsync(userName), _ => { });
    }
}
