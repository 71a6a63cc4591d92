using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Engine.Calls;
using AdminIam.Engine.Groups;
using AdminIam.Engine.Names;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Gets users.</summary>
/// <remarks>
/// <para>A name without wildcards that does not exist is an error; a pattern that nothing matches is not.</para>
/// <para>Tags and boundaries are told for a name without wildcards: ListUsers does not have them.</para>
/// </remarks>
/// <example>
/// <summary>One user, with tags</summary>
/// <code>Get-AdminUser alice</code>
/// <para>Shows alice.</para>
/// </example>
/// <example>
/// <summary>Some users</summary>
/// <code>Get-AdminUser a*</code>
/// <para>Lists the users whose names start with a.</para>
/// </example>
/// <example>
/// <summary>The users of a group</summary>
/// <code>Get-AdminUser -GroupName Administrators</code>
/// <para>Lists the administrators.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminUser")]
[OutputType(typeof(AdminUser))]
public sealed class GetAdminUserCommand : AdminCmdlet
{
    private AccountNames? _names;

    /// <summary>The user's name; wildcards are allowed.</summary>
    /// <value>*</value>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [RowName(nameof(UserName))]
    public string UserName { get; set; } = "*";

    /// <summary>Only the users of this group.</summary>
    [Parameter]
    public string? GroupName { get; set; }

    /// <summary>Gets the users.</summary>
    protected override void ProcessRecord()
    {
        var session = Iam;
        _names ??= new AccountNames(session, Stop);
        var isWanted = Names.Pattern(UserName);
        if (GroupName is not null)
        {
            if (TryAwait(GroupName, () => new GroupReader(session, Stop).MembersOrNotFoundAsync(GroupName, _names), out var members))
                members.Where(member => isWanted.IsMatch(member.UserName)).ToList().ForEach(Write);
        }
        else if (Names.IsPattern(UserName))
        {
            WritePages(new UserReader(session, Stop).List(), isWanted);
        }
        else if (TryAwait(UserName, () => new UserReader(session, Stop).GetAsync(UserName, _names), out var user))
        {
            Write(user);
        }
    }

    private void WritePages(Pages<UserRecord> pages, WildcardPattern isWanted)
    {
        while (TryAwait(UserName, pages.NextAsync, out var page) && page is not null)
        {
            foreach (var user in page.Where(user => isWanted.IsMatch(user.UserName)))
                Write(user);
        }
    }

    private void Write(UserRecord user) => WriteObject(new AdminUser(user));
}
