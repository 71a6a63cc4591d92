using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Takes users out of groups.</summary>
/// <remarks><para>A user who is not in the group is as it should be, and no error.</para></remarks>
/// <example>
/// <summary>Take a user out of a group</summary>
/// <code>Remove-AdminUserFromGroup alice Administrators -Confirm:$false</code>
/// <para>Alice loses the permissions of Administrators.</para>
/// </example>
/// <example>
/// <summary>Empty a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserFromGroup -WhatIf</code>
/// <para>Members carry the group they were found in, so its name need not be repeated.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "AdminUserFromGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdminUser))]
public sealed class RemoveAdminUserFromGroupCommand : BulkCmdlet
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
        if (!ShouldProcess(userName, $"Take out of group {string.Join(", ", groups)}"))
            return;
        _memberships ??= new Memberships(Iam, Stop);
        Submit(userName, () => _memberships.RemoveAsync(userName, groups), Write);
    }

    private void Write(string userName)
    {
        if (PassThru)
            WriteObject(new AdminUser(userName, "Updated"));
    }
}
