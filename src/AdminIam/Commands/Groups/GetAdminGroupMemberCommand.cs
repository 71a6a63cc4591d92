using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the users in a group.</summary>
/// <remarks><para>The IAM operation GetGroup does not return tags and permissions boundaries. Use Get-AdminUser with a
/// name to get them.</para></remarks>
/// <example>
/// <summary>Get the administrators</summary>
/// <code>Get-AdminGroupMember Administrators</code>
/// <para>Shows when each member was created and last signed in with a password.</para>
/// </example>
/// <example>
/// <summary>Get members without a sign-in for 90 days</summary>
/// <code>Get-AdminGroupMember Administrators | Where-Object {
///     -not $_.PasswordLastUsed -or
///     $_.PasswordLastUsed -lt (Get-Date).AddDays(-90)
/// }</code>
/// <para>PasswordLastUsed is empty if the user never signed in with a password.</para>
/// </example>
/// <example>
/// <summary>Export the members of all groups</summary>
/// <code>Get-AdminGroup | Get-AdminGroupMember |
///     Select-Object @{ Name = 'Group'; Expression = { "$($_.GroupName)" } },
///         UserName, Arn |
///     Export-Csv members.csv</code>
/// <para>Each member object contains the group it was read from.</para>
/// </example>
/// <seealso cref="AddAdminUserToGroupCommand"/>
/// <seealso cref="RemoveAdminUserFromGroupCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminGroupMember", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminGroupMember.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:GetGroup")]
[RequiresActions("iam:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
public sealed class GetAdminGroupMemberCommand : InputCmdlet
{
    private AccountNameIndex? _names;

    /// <summary>The name of the group, up to 128 characters.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, groupName) = (Run, record.Name);
        _names ??= new AccountNameIndex(run);
        var reader = new GroupMemberReader(run);
        if (!TryAwait(groupName, () => reader.ListAsync(groupName, _names), out var members))
            return;
        foreach (var member in members)
            WriteObject(View.Listed(new AdminUser(member)));
    }
}
