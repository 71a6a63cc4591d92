using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Users;

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
[Cmdlet(VerbsCommon.Add, "AdminUserToGroup", SupportsShouldProcess = true)]
[OutputType(typeof(AdminUser))]
public sealed class AddAdminUserToGroupCommand : BulkCmdlet
{
    private Memberships? _memberships;

    /// <summary>The user's name.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [RowName(nameof(UserName))]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>The groups' names; in a CSV cell separated by semicolons.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [CsvList]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Write the users to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Takes one user in.</summary>
    protected override void ProcessRecord()
    {
        var (userName, groups) = (UserName, GroupName);
        if (!ShouldProcess(userName, $"Add to group {string.Join(", ", groups)}"))
            return;
        _memberships ??= new Memberships(Iam, Stop);
        Submit(userName, () => _memberships.AddAsync(userName, groups), Write);
    }

    private void Write(string userName)
    {
        if (PassThru)
            WriteObject(new AdminUser(userName, "Updated"));
    }
}
