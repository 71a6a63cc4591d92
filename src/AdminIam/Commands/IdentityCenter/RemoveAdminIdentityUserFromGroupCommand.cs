using System.Management.Automation;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Removes users of IAM Identity Center from groups.</summary>
/// <remarks><para>This command is idempotent: a user who is not in the group is not an error.</para>
/// <para>A change that would remove your own way into the account of the session, or the last way into the management
/// account, requires -Force. If a pattern or the pipeline selects the users, you are skipped with a warning.</para>
/// <para>The members of a group that an external directory owns are also changed only with -Force, because the
/// directory does not receive the change and may undo it.</para>
/// <para>Sessions in accounts that the users started before run on until they expire.</para></remarks>
/// <example>
/// <summary>Remove a user from a group</summary>
/// <code>Remove-AdminIdentityUserFromGroup alice Administrators -Confirm:$false</code>
/// <para>The user alice loses the access to accounts that is assigned to Administrators.</para>
/// </example>
/// <example>
/// <summary>Remove all users from a group</summary>
/// <code>Get-AdminIdentityGroupMember Administrators |
///     Remove-AdminIdentityUserFromGroup -WhatIf</code>
/// <para>The user objects contain the group, so that -GroupName is not needed.</para>
/// </example>
/// <example>
/// <summary>Remove disabled users from a group</summary>
/// <code>Get-AdminIdentityGroupMember Administrators |
///     Where-Object UserStatus -EQ DISABLED |
///     Remove-AdminIdentityUserFromGroup -Confirm:$false</code>
/// <para>Users whom the console or a directory has disabled cannot sign in.</para>
/// </example>
/// <seealso cref="AddAdminIdentityUserToGroupCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminIdentityUserFromGroup", SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminIdentityUserFromGroup.md")]
[OutputType(typeof(AdminIdentityUser))]
[RequiresActions("identitystore:GetGroupMembershipId", "identitystore:DeleteGroupMembership")]
[RequiresActions(
    "organizations:DescribeOrganization", When = "without -Force",
    Otherwise = "the instance is treated as that of an organization")]
[RequiresActions("sso:ListPermissionSetsProvisionedToAccount", When = "without -Force")]
[RequiresActions(
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships",
    When = "without -Force, if the management account has assignments")]
public sealed class RemoveAdminIdentityUserFromGroupCommand : IdentityMembershipCmdlet
{
    private RemovalGuard<AccessLoss>? _guard;

    /// <summary>Removes the users even if you or everybody lose the way into the management account, and also from
    /// groups that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string user, string userName)
    {
        var (editor, groups) = (Editor(Force), GroupName);
        if (!TryAwait(userName, () => editor.PlanAsync(user, groups), out var plan))
            return;
        var guard = _guard ??= RemovalGuards.OfCenter(this, Force);
        var name = plan.User.UserName;
        var loss = plan.Groups.Aggregate(
            AccessLoss.Nothing,
            (all, group) => all.And(AccessLoss.OfMembership(group.GroupId, plan.User.UserId)));
        if (guard.Admit(name, "Removing this user from the group", loss, IsSelected)
            && guard.Confirm(name, $"Remove from group {string.Join(", ", plan.GroupNames)}", loss))
        {
            Submit(name, () => editor.RemoveAsync(plan), Write);
        }
    }
}
