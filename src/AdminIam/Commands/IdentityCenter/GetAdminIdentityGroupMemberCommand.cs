using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the users in a group of IAM Identity Center.</summary>
/// <remarks><para>Groups contain only users, not other groups. The property GroupName of each user is the group that
/// was read; Get-AdminIdentityUser -Detailed gets all groups of a user.</para></remarks>
/// <example>
/// <summary>Get the administrators</summary>
/// <code>Get-AdminIdentityGroupMember Administrators</code>
/// <para>Shows the names and email addresses of the members.</para>
/// </example>
/// <example>
/// <summary>Get members who cannot sign in</summary>
/// <code>Get-AdminIdentityGroupMember Administrators |
///     Where-Object UserStatus -EQ DISABLED</code>
/// <para>The console and a synchronized directory disable users.</para>
/// </example>
/// <example>
/// <summary>Export the members of all groups</summary>
/// <code>Get-AdminIdentityGroup | Get-AdminIdentityGroupMember |
///     Select-Object @{ Name = 'Group'; Expression = { "$($_.GroupName)" } },
///         UserName, Email |
///     Export-Csv members.csv</code>
/// <para>Each member object contains the group it was read from.</para>
/// </example>
/// <seealso cref="AddAdminIdentityUserToGroupCommand"/>
/// <seealso cref="RemoveAdminIdentityUserFromGroupCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminIdentityGroupMember", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminIdentityGroupMember.md")]
[OutputType(typeof(AdminIdentityUser))]
[RequiresActions("sso:ListInstances")]
[RequiresActions(
    "identitystore:GetGroupId", "identitystore:DescribeGroup", "identitystore:ListGroupMemberships",
    "identitystore:DescribeUser")]
[RequiresActions("identitystore:ListUsers", When = "for groups with more than three members")]
[RequiresActions(
    "identitystore:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
public sealed class GetAdminIdentityGroupMemberCommand : InputCmdlet
{
    private GroupFinder? _finder;

    /// <summary>The name or ID of the group, up to 1,024 characters.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, name) = (Center, record.Name);
        var finder = _finder ??= new GroupFinder(run);
        if (!TryAwait(name, () => finder.GetAsync(name), out var group)
            || !TryAwait(name, () => new GroupMembers(run).ReadAsync(group), out var members))
        {
            return;
        }

        foreach (var member in members)
        {
            WriteObject(View.Listed(new AdminIdentityUser(
                member, [group.GroupName], run.Session.Instance.PortalUrl)));
        }
    }
}
