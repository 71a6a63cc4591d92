using System.Management.Automation;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Removes users from groups.</summary>
/// <remarks><para>This command is idempotent: a user who is not in the group is not an error.</para>
/// <para>A change that would remove administrator access from you, or from the last administrator who can still sign
/// in, requires -Force. If a pattern or the pipeline selects the users, you are skipped with a
/// warning.</para></remarks>
/// <example>
/// <summary>Remove a user from a group</summary>
/// <code>Remove-AdminUserFromGroup alice Administrators -Confirm:$false</code>
/// <para>The user alice loses the permissions of Administrators.</para>
/// </example>
/// <example>
/// <summary>Remove all users from a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserFromGroup -WhatIf</code>
/// <para>The user objects contain the group, so that -GroupName is not needed.</para>
/// </example>
/// <example>
/// <summary>Remove inactive users from a group</summary>
/// <code>Get-AdminGroupMember Administrators |
///     Where-Object { $_.PasswordLastUsed -lt (Get-Date).AddDays(-90) } |
///     Remove-AdminUserFromGroup -GroupName Administrators -WhatIf</code>
/// <para>Users who never signed in are also selected, because PasswordLastUsed is empty.</para>
/// </example>
/// <seealso cref="AddAdminUserToGroupCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminUserFromGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminUserFromGroup.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:RemoveUserFromGroup")]
[RequiresActions("iam:ListGroups", Otherwise = "the output contains the group names as they were specified")]
[RequiresActions("iam:GetGroup", "iam:GetUser", When = "if a user or a group does not exist")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:ListAccessKeys", "iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class RemoveAdminUserFromGroupCommand : GroupMembershipCmdlet
{
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>Removes the users even if you or the last administrator lose administrator access.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var guard = _guard ??= RemovalGuards.OfAccount(this, Force);
        var loss = PowerLoss.OfMemberships(userName, GroupName);
        if (guard.Admit(userName, "Removing this user from the group", loss, IsSelected))
        {
            Change(
                userName, "Remove from group", (memberships, name, groups) => memberships.RemoveAsync(name, groups),
                (target, action) => guard.Confirm(target, action, loss));
        }
    }
}
