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
[Cmdlet(VerbsCommon.Remove, "AdminUserFromGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdminUser))]
public sealed class RemoveAdminUserFromGroupCommand : GroupMembershipCmdlet
{
    /// <summary>Takes one user out of the groups.</summary>
    protected override void ProcessRecord() =>
        Change("Take out of group", (memberships, userName, groups) => memberships.RemoveAsync(userName, groups));
}
