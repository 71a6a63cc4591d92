using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets users of IAM Identity Center.</summary>
/// <remarks>
/// <para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// <para>IsExternal is True for users whom an external directory synchronizes. UserStatus is DISABLED for users who
/// cannot sign in.</para>
/// </remarks>
/// <example>
/// <summary>Get one user, with groups</summary>
/// <code>Get-AdminIdentityUser alice -Detailed</code>
/// <para>Pipe the user to Format-List to see all attributes.</para>
/// </example>
/// <example>
/// <summary>Get users by pattern</summary>
/// <code>Get-AdminIdentityUser a*</code>
/// <para>Lists the users whose names start with a.</para>
/// </example>
/// <example>
/// <summary>Get the users of a group</summary>
/// <code>Get-AdminIdentityUser -GroupName Administrators</code>
/// <para>Lists the members of the group.</para>
/// </example>
/// <example>
/// <summary>Get users who are in no group</summary>
/// <code>Get-AdminIdentityUser -Detailed | Where-Object { -not $_.GroupName }</code>
/// <para>Lists users who have access only through assignments of their own.</para>
/// </example>
/// <seealso cref="NewAdminIdentityUserCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminIdentityUser", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminIdentityUser.md")]
[OutputType(typeof(AdminIdentityUser))]
[RequiresActions("sso:ListInstances")]
[RequiresActions("identitystore:GetUserId", "identitystore:DescribeUser", When = "for names without wildcards")]
[RequiresActions("identitystore:ListUsers", When = "for names with wildcards")]
[RequiresActions(
    "identitystore:ListUsers", When = "to suggest names", Otherwise = "no similar names are suggested")]
[RequiresActions(
    "identitystore:GetGroupId", "identitystore:DescribeGroup", "identitystore:ListGroupMemberships",
    "identitystore:DescribeUser", Parameters = [nameof(GroupName)])]
[RequiresActions(
    "identitystore:ListUsers", Parameters = [nameof(GroupName)], When = "for groups with more than three members")]
[RequiresActions(
    "identitystore:ListGroups", Parameters = [nameof(GroupName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
[RequiresActions(
    "identitystore:ListGroupMembershipsForMember", "identitystore:DescribeGroup", Parameters = [nameof(Detailed)],
    When = "for up to ten users")]
[RequiresActions(
    "identitystore:ListGroups", "identitystore:ListGroupMemberships", "identitystore:ListGroupMembershipsForMember",
    Parameters = [nameof(Detailed)], When = "for more than ten users")]
public sealed class GetAdminIdentityUserCommand : InputCmdlet
{
    private UserFinder? _finder;

    /// <summary>The name or the ID of the user. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[] UserName { get; set; } = ["*"];

    /// <summary>Gets only the users in this group of IAM Identity Center, by name or ID.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string? GroupName { get; set; }

    /// <summary>Also gets the groups.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var name = record.Name;
        var finder = _finder ??= new UserFinder(Center);
        if (GroupName is not null)
        {
            if (TryAwait(GroupName, () => new GroupMembers(Center).ReadAsync(GroupName), out var members))
                Write(name, members.Where(member => IsMatch(name, member)));
        }
        else if (NameArgument.IsPattern(name))
        {
            Write(name, Read(name, finder.List()).Where(user => IsMatch(name, user)));
        }
        else if (TryAwait(name, () => finder.GetAsync(name), out var user))
        {
            Write(name, [user]);
        }
    }

    // A name may contain the characters of a pattern.
    private static bool IsMatch(string name, DirectoryUser user) =>
        NameArgument.Pattern(name).IsMatch(user.UserName)
        || user.UserName.Equals(name, StringComparison.OrdinalIgnoreCase)
        || user.UserId == name;

    private void Write(string name, IEnumerable<DirectoryUser> users)
    {
        if (!Detailed)
        {
            foreach (var user in users)
                Write(user, null);
            return;
        }

        var all = users.ToList();
        if (!TryAwait(name, () => new UserGroups(Center).ReadAsync(all), out var groups))
            return;
        foreach (var user in all)
            Write(user, groups[user.UserId]);
    }

    private void Write(DirectoryUser user, IEnumerable<string>? groups)
    {
        var output = new AdminIdentityUser(user, groups, Center.Session.Instance.PortalUrl);
        WriteObject(Detailed ? View.Detailed(output) : View.Listed(output));
    }
}
