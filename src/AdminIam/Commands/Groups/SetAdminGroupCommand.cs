using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Renames groups and moves them to other paths.</summary>
/// <remarks><para>Members and policies stay. The ARN becomes another one: policies that name the old one no longer fit.</para></remarks>
/// <example>
/// <summary>Rename a group</summary>
/// <code>Set-AdminGroup Administrators -NewGroupName AccountAdministrators</code>
/// <para>The name must be free; IAM ignores the case of names.</para>
/// </example>
/// <example>
/// <summary>Give groups a path</summary>
/// <code>Get-AdminGroup Admin* | Set-AdminGroup -NewPath /admins/</code>
/// <para>Groups that have the path already are Unchanged.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "AdminGroup", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminGroup))]
public sealed class SetAdminGroupCommand : InputCmdlet
{
    private GroupEditor? _editor;

    /// <summary>The group's name now.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>The new name: 1 to 128 letters, digits and + = , . @ _ -</summary>
    [Parameter]
    [Column]
    public string? NewGroupName { get; set; }

    /// <summary>The new path, such as /admins/.</summary>
    [Parameter]
    [Column]
    public string? NewPath { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (name, newName, newPath) = (record.Name, Names.OrNothing(NewGroupName), Names.OrNothing(NewPath));
        _editor ??= new GroupEditor(Iam, Stop);
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
        (null, null) => "Nothing to change",
        (not null, null) => $"Rename to {newName}",
        (null, not null) => $"Move to {newPath}",
        _ => $"Rename to {newName}, move to {newPath}",
    };
}
