using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>Puts users into groups.</summary>
/// <remarks><para>A user who is in the group already is as it should be, and no error.</para></remarks>
/// <example>
/// <summary>Put a user into a group</summary>
/// <code>Add-AdminUserToGroup alice Administrators</code>
/// <para>Alice has the permissions of Administrators at once.</para>
/// </example>
/// <example>
/// <summary>Put users of a pattern into a group</summary>
/// <code>Get-AdminUser a* | Add-AdminUserToGroup -GroupName Administrators -PassThru</code>
/// <para>With -PassThru the users go down the pipeline.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Add, "AdminUserToGroup", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class AddAdminUserToGroupCommand : GroupMembershipCmdlet
{
    /// <inheritdoc/>
    private protected override void ProcessUser(string userName) =>
        Change(userName, "Add to group", (memberships, name, groups) => memberships.AddAsync(name, groups));
}
