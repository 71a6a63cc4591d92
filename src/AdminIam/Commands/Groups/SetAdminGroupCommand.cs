using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Changes the name and path of groups.</summary>
/// <remarks><para>Members and policies are not affected. The ARN of the group changes, so policies that contain the old
/// ARN no longer match.</para></remarks>
/// <example>
/// <summary>Rename a group</summary>
/// <code>Set-AdminGroup Administrators -NewGroupName AccountAdministrators</code>
/// <para>The name must be unique in the account; names are not case-sensitive.</para>
/// </example>
/// <example>
/// <summary>Set the path of groups</summary>
/// <code>Get-AdminGroup Admin* | Set-AdminGroup -NewPath /admins/</code>
/// <para>The outcome of groups that already have the path is Unchanged.</para>
/// </example>
/// <example>
/// <summary>Rename groups from rows</summary>
/// <code>@'
/// GroupName,NewGroupName,NewPath
/// Auditors,SecurityAuditors,/audit/
/// '@ | ConvertFrom-Csv | Set-AdminGroup -WhatIf</code>
/// <para>An empty cell does not change the name or path.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminGroup", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminGroup.md")]
[OutputType(typeof(AdminGroup))]
[RequiresActions("iam:UpdateGroup", "iam:GetGroup", "iam:ListAttachedGroupPolicies")]
[RequiresActions("iam:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
public sealed class SetAdminGroupCommand : InputCmdlet
{
    private GroupEditor? _editor;

    /// <summary>The current name of the group.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>The new name: 1 to 128 letters, digits and the characters + = , . @ _ -</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? NewGroupName { get; set; }

    /// <summary>The new path, such as /admins/: up to 512 characters, starting and ending with a slash.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(IamPathCompleter))]
    public string? NewPath { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (name, newName, newPath) = (record.Name, NameArgument.OrNull(NewGroupName), NameArgument.OrNull(NewPath));
        _editor ??= new GroupEditor(Run);
        if (!ShouldProcess(name, Describe(newName, newPath)))
        {
            if (TryAwait(name, () => _editor.CheckAsync(name, newName, newPath), out var current))
                WriteObject(new AdminGroup(current, Outcome.WhatIf));
            return;
        }

        if (TryAwait(name, () => _editor.SetAsync(name, newName, newPath), out var group))
            WriteObject(new AdminGroup(group));
    }

    private static string Describe(string? newName, string? newPath) => (newName, newPath) switch
    {
        (null, null) => "No changes",
        (not null, null) => $"Rename to {newName}",
        (null, not null) => $"Move to {newPath}",
        _ => $"Rename to {newName}, move to {newPath}",
    };
}
