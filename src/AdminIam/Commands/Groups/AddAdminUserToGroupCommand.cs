using System.Management.Automation;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Adds users to groups.</summary>
/// <remarks><para>This command is idempotent: a user who is already in the group is not an error.</para></remarks>
/// <example>
/// <summary>Add a user to a group</summary>
/// <code>Add-AdminUserToGroup alice Administrators</code>
/// <para>The user alice gets the permissions of Administrators.</para>
/// </example>
/// <example>
/// <summary>Add the users that match a pattern to a group</summary>
/// <code>Get-AdminUser a* | Add-AdminUserToGroup -GroupName Administrators -PassThru</code>
/// <para>With -PassThru, the command returns the users.</para>
/// </example>
/// <example>
/// <summary>Add the users of a CSV to groups</summary>
/// <code>Import-Csv admins.csv | New-AdminUser |
///     Add-AdminUserToGroup -GroupName Administrators, Auditors</code>
/// <para>The groups must exist. A column GroupName in the CSV can replace -GroupName.</para>
/// </example>
/// <seealso cref="RemoveAdminUserFromGroupCommand"/>
/// <seealso cref="GetAdminGroupMemberCommand"/>
[Cmdlet(
    VerbsCommon.Add, "AdminUserToGroup", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Add-AdminUserToGroup.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:AddUserToGroup")]
[RequiresActions("iam:ListGroups", Otherwise = "the output contains the group names as they were specified")]
[RequiresActions("iam:GetGroup", When = "if a user or a group does not exist")]
public sealed class AddAdminUserToGroupCommand : GroupMembershipCmdlet
{
    /// <inheritdoc/>
    private protected override void ProcessUser(string userName) =>
        Change(userName, "Add to group", (memberships, name, groups) => memberships.AddAsync(name, groups));
}
