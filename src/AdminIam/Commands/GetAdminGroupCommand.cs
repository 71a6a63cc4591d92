using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Calls;
using AdminIam.Engine.Groups;
using AdminIam.Engine.Names;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Gets groups with their managed policies.</summary>
/// <remarks><para>A name without wildcards that does not exist is an error; a pattern that nothing matches is not.</para></remarks>
/// <example>
/// <summary>All groups</summary>
/// <code>Get-AdminGroup</code>
/// <para>Lists every group and its policies.</para>
/// </example>
/// <example>
/// <summary>The groups of a user</summary>
/// <code>Get-AdminGroup -UserName alice</code>
/// <para>Lists the groups that alice is in.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminGroup", DefaultParameterSetName = NameSet)]
[OutputType(typeof(AdminGroup))]
public sealed class GetAdminGroupCommand : AdminCmdlet
{
    private const string NameSet = "Name";
    private const string UserSet = "User";
    private AccountNames? _names;

    /// <summary>The group's name; wildcards are allowed.</summary>
    /// <value>*</value>
    [Parameter(
        ParameterSetName = NameSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [RowName(nameof(GroupName))]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "*";

    /// <summary>The user whose groups to get.</summary>
    [Parameter(ParameterSetName = UserSet, Mandatory = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Gets the groups.</summary>
    protected override void ProcessRecord()
    {
        var session = Iam;
        _names ??= new AccountNames(session, Stop);
        var reader = new GroupReader(session, Stop);
        if (UserName is not null)
        {
            if (TryAwait(UserName, () => new UserReader(session, Stop).GetAsync(UserName, _names), out var user))
                WritePages(reader, reader.ListForUser(user.UserName), _ => true);
        }
        else if (Names.IsPattern(GroupName))
        {
            WritePages(reader, reader.List(), Names.Pattern(GroupName).IsMatch);
        }
        else if (TryAwait(GroupName, () => reader.GetAsync(GroupName, _names), out var group))
        {
            WriteObject(new AdminGroup(group));
        }
    }

    private void WritePages(GroupReader reader, Pages<GroupRecord> pages, Func<string, bool> isWanted)
    {
        foreach (var group in Read(GroupName, pages).Where(group => isWanted(group.GroupName)))
        {
            if (TryAwait(group.GroupName, () => reader.WithPoliciesAsync(group), out var complete))
                WriteObject(new AdminGroup(complete));
        }
    }
}
