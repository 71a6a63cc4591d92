using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Groups;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets groups of IAM Identity Center.</summary>
/// <remarks><para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// <para>A group whose name contains characters such as [ is also found by exactly that name.</para></remarks>
/// <example>
/// <summary>Get all groups</summary>
/// <code>Get-AdminIdentityGroup</code>
/// <para>Lists every group and where it comes from.</para>
/// </example>
/// <example>
/// <summary>Get the groups of a user</summary>
/// <code>Get-AdminIdentityGroup -UserName alice</code>
/// <para>Lists the groups that alice is in.</para>
/// </example>
/// <example>
/// <summary>Get the groups that an external directory owns</summary>
/// <code>Get-AdminIdentityGroup | Where-Object IsExternal</code>
/// <para>The property ExternalIssuer contains the directory.</para>
/// </example>
/// <seealso cref="NewAdminIdentityGroupCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminIdentityGroup", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminIdentityGroup.md")]
[OutputType(typeof(AdminIdentityGroup))]
[RequiresActions("sso:ListInstances")]
[RequiresActions("identitystore:ListGroups", When = "for names with wildcards, and to suggest names")]
[RequiresActions(
    "identitystore:GetGroupId", "identitystore:DescribeGroup", "identitystore:ListGroupMemberships",
    When = "for names without wildcards")]
[RequiresActions(
    "identitystore:GetUserId", "identitystore:DescribeUser", "identitystore:ListGroupMembershipsForMember",
    "identitystore:DescribeGroup", Parameters = [nameof(UserName)])]
[RequiresActions(
    "identitystore:ListUsers", Parameters = [nameof(UserName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
public sealed class GetAdminIdentityGroupCommand : InputCmdlet
{
    private const string UserSet = "User";

    /// <summary>The name or ID of the group. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[] GroupName { get; set; } = ["*"];

    /// <summary>The name or ID of the user whose groups to get.</summary>
    [Parameter(ParameterSetName = UserSet, Mandatory = true)]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string? UserName { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, groupName) = (Center, record.Name);
        var reader = new IdentityGroupReader(run);
        if (UserName is not null)
        {
            if (TryAwait(UserName, () => reader.OfUserAsync(UserName), out var groups))
                Write(groups);
        }
        else if (NameArgument.IsPattern(groupName))
        {
            var pattern = NameArgument.Pattern(groupName);
            Write(Read(groupName, new GroupFinder(run).List()).Where(group =>
                string.Equals(group.GroupName, groupName, StringComparison.OrdinalIgnoreCase)
                || pattern.IsMatch(group.GroupName)));
        }
        else if (TryAwait(groupName, () => reader.GetAsync(groupName), out var group))
        {
            WriteObject(View.Detailed(new AdminIdentityGroup(group)));
        }
    }

    private void Write(IEnumerable<DirectoryGroup> groups)
    {
        foreach (var group in groups)
            WriteObject(View.Listed(new AdminIdentityGroup(new IdentityGroupRecord(group))));
    }
}
