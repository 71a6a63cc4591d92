using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Groups;
using AdminIam.Engine.Names;

namespace AdminIam.Commands;

/// <summary>Gets the users in a group.</summary>
/// <remarks><para>GetGroup does not tell tags and boundaries; Get-AdminUser with a name does.</para></remarks>
/// <example>
/// <summary>Who are the administrators?</summary>
/// <code>Get-AdminGroupMember Administrators</code>
/// <para>Lists the members of Administrators.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminGroupMember")]
[OutputType(typeof(AdminUser))]
public sealed class GetAdminGroupMemberCommand : AdminCmdlet
{
    private AccountNames? _names;

    /// <summary>The group's name.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RowName(nameof(GroupName))]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = string.Empty;

    /// <summary>Gets the members.</summary>
    protected override void ProcessRecord()
    {
        var session = Iam;
        _names ??= new AccountNames(session, Stop);
        if (!TryAwait(GroupName, () => new GroupReader(session, Stop).MembersOrNotFoundAsync(GroupName, _names), out var members))
            return;
        foreach (var member in members)
            WriteObject(new AdminUser(member));
    }
}
