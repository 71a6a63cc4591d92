using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets groups with their managed policies.</summary>
/// <remarks><para>A name without wildcards that does not exist is an error. A pattern without matches is
/// not.</para></remarks>
/// <example>
/// <summary>Get all groups</summary>
/// <code>Get-AdminGroup</code>
/// <para>Lists every group and its policies.</para>
/// </example>
/// <example>
/// <summary>Get the groups of a user</summary>
/// <code>Get-AdminGroup -UserName alice</code>
/// <para>Lists the groups that alice is in.</para>
/// </example>
/// <example>
/// <summary>Get the groups with administrator access</summary>
/// <code>Get-AdminGroup | Where-Object Policy -Contains AdministratorAccess</code>
/// <para>The property Policy contains the names of the attached managed policies.</para>
/// </example>
/// <seealso cref="GetAdminGroupMemberCommand"/>
/// <seealso cref="AddAdminGroupPolicyCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminGroup", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminGroup.md")]
[OutputType(typeof(AdminGroup))]
[RequiresActions("iam:ListGroups", When = "for names with wildcards, and to suggest names")]
[RequiresActions("iam:GetGroup", When = "for names without wildcards")]
[RequiresActions("iam:ListAttachedGroupPolicies")]
[RequiresActions("iam:GetUser", "iam:ListGroupsForUser", Parameters = [nameof(UserName)])]
[RequiresActions(
    "iam:ListUsers", Parameters = [nameof(UserName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
public sealed class GetAdminGroupCommand : InputCmdlet
{
    private const string UserSet = "User";
    private AccountNameIndex? _names;

    /// <summary>The name of the group. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = ["*"];

    /// <summary>The user whose groups to get.</summary>
    [Parameter(ParameterSetName = UserSet, Mandatory = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, groupName) = (Run, record.Name);
        _names ??= new AccountNameIndex(run);
        var reader = new GroupReader(run);
        if (UserName is not null)
        {
            if (TryAwait(UserName, () => new UserReader(run).GetAsync(UserName, _names), out var user))
                WritePages(UserName, reader, reader.ListForUser(user.UserName), _ => true);
        }
        else if (NameArgument.IsPattern(groupName))
        {
            WritePages(groupName, reader, reader.List(), NameArgument.Pattern(groupName).IsMatch);
        }
        else if (TryAwait(groupName, () => reader.GetAsync(groupName, _names), out var group))
        {
            WriteObject(View.Detailed(new AdminGroup(group)));
        }
    }

    private void WritePages(string target, GroupReader reader, Pages<GroupRecord> pages, Func<string, bool> matches)
    {
        foreach (var group in Read(target, pages).Where(group => matches(group.GroupName)))
        {
            if (TryAwait(group.GroupName, () => reader.WithPoliciesAsync(group), out var complete))
                WriteObject(View.Listed(new AdminGroup(complete)));
        }
    }
}
