using System.Management.Automation;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes users of IAM Identity Center with their assignments and memberships.</summary>
/// <remarks>
/// <para>First the assignments of the user are deleted in all accounts, and the command waits until AWS has completed
/// this. Then the memberships of groups are deleted, and then the user. Assignments of groups are not deleted. -WhatIf
/// and the confirmation prompt list the assignments and groups.</para>
/// <para>You, and the last user who can sign in to the management account through IAM Identity Center, are deleted only
/// with -Force. If a pattern or the pipeline selects the users, you are skipped with a warning.</para>
/// <para>A user that an external directory owns is also deleted only with -Force, because the directory does not
/// receive the change and may create the user again.</para>
/// <para>Sessions in accounts that the user started before run on until they expire.</para>
/// </remarks>
/// <example>
/// <summary>Delete a user</summary>
/// <code>Remove-AdminIdentityUser alice -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion of a user</summary>
/// <code>Remove-AdminIdentityUser alice -WhatIf</code>
/// <para>Lists every assignment and group.</para>
/// </example>
/// <example>
/// <summary>Delete the members of a group</summary>
/// <code>Get-AdminIdentityUser -GroupName Auditors |
///     Remove-AdminIdentityUser -WhatIf</code>
/// <para>The group itself and its assignments remain.</para>
/// </example>
/// <seealso cref="GetAdminIdentityUserCommand"/>
/// <seealso cref="SetAdminIdentityUserCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminIdentityUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminIdentityUser.md")]
[OutputType(typeof(void))]
[RequiresActions(
    "identitystore:DeleteUser", "identitystore:ListGroupMembershipsForMember",
    "sso:ListAccountAssignmentsForPrincipal")]
[RequiresActions("identitystore:DeleteGroupMembership", When = "for users in groups")]
[RequiresActions("identitystore:DescribeGroup", When = "with -WhatIf and for the confirmation prompt")]
[RequiresActions(
    "sso:DescribePermissionSet", "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentDeletionStatus",
    When = "for users with assignments")]
[RequiresActions(
    "sso:ListAccountAssignmentDeletionStatus", When = "if a response is lost, or if many requests are in progress")]
[RequiresActions(
    "organizations:DescribeOrganization", Otherwise = "the instance is treated as that of an organization")]
[RequiresActions("sso:ListPermissionSetsProvisionedToAccount", When = "without -Force")]
[RequiresActions(
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships",
    When = "without -Force, if the management account has assignments")]
public sealed class RemoveAdminIdentityUserCommand : IdentityUserCmdlet
{
    private IdentityUserRemover? _remover;
    private RemovalGuard<AccessLoss>? _guard;

    /// <summary>Deletes the users even if you or everybody lose the way into the management account, and also users
    /// that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string user, string userName)
    {
        var remover = _remover ??= new IdentityUserRemover(Center, Force);
        // The names of the groups require API calls, so they are read only if they are displayed.
        var isShown = Questions.AreShown(this);
        if (!TryAwait(userName, () => remover.PlanAsync(user, isShown), out var removal))
            return;
        var guard = _guard ??= RemovalGuards.OfCenter(this, Force);
        var loss = AccessLoss.OfUser(removal.User.UserId);
        var name = removal.User.UserName;
        if (guard.Admit(name, "Removing this user", loss, IsSelected)
            && guard.Confirm(name, isShown ? removal.Describe() : "Delete user", loss))
        {
            Submit(name, () => remover.RemoveAsync(removal), _ => { });
        }
    }
}
