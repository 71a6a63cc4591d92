using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>Takes users out of groups.</summary>
/// <remarks><para>A user who is not in the group is as it should be, and no error.</para></remarks>
/// <example>
/// <summary>Take a user out of a group</summary>
/// <code>Remove-AdminUserFromGroup alice Administrators -Confirm:$false</code>
/// <para>Alice loses the permissions of Administrators.</para>
/// </example>
/// <example>
/// <summary>Empty a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserFromGroup -WhatIf</code>
/// <para>Members carry the group they were found in, so its name need not be repeated.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminUserFromGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class RemoveAdminUserFromGroupCommand : GroupMembershipCmdlet
{
    /// <inheritdoc/>
    private protected override void ProcessUser(string userName) =>
        Change(userName, "Remove from group", (memberships, name, groups) => memberships.RemoveAsync(name, groups));
}
