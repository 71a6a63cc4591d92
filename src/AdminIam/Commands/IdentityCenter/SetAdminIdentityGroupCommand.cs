using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Groups;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Changes the names and descriptions of groups of IAM Identity Center.</summary>
/// <remarks><para>Members and assignments are not affected, because they depend on the ID of the group and not on its
/// name.</para>
/// <para>A group that an external directory owns is changed only with -Force, because the directory does not receive
/// the change and may undo it.</para></remarks>
/// <example>
/// <summary>Rename a group</summary>
/// <code>Set-AdminIdentityGroup Administrators -NewGroupName 'Cloud Administrators'</code>
/// <para>The name must be unique in the identity store; names are not case-sensitive.</para>
/// </example>
/// <example>
/// <summary>Describe groups</summary>
/// <code>Get-AdminIdentityGroup Admin* |
///     Set-AdminIdentityGroup -Description 'Administers all accounts'</code>
/// <para>The outcome of groups that already have the description is Unchanged.</para>
/// </example>
/// <example>
/// <summary>Rename groups from rows</summary>
/// <code>@'
/// GroupName,NewGroupName,Description
/// Auditors,Security Auditors,Reads all accounts
/// '@ | ConvertFrom-Csv | Set-AdminIdentityGroup -WhatIf</code>
/// <para>An empty cell does not change the name or description.</para>
/// </example>
/// <seealso cref="NewAdminIdentityGroupCommand"/>
[Cmdlet(
    VerbsCommon.Set, "AdminIdentityGroup", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminIdentityGroup.md")]
[OutputType(typeof(AdminIdentityGroup))]
[RequiresActions("sso:ListInstances")]
[RequiresActions("identitystore:GetGroupId", "identitystore:DescribeGroup", "identitystore:UpdateGroup")]
[RequiresActions(
    "identitystore:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
public sealed class SetAdminIdentityGroupCommand : InputCmdlet
{
    private IdentityGroupEditor? _editor;

    /// <summary>The current name or the ID of the group.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>The new name: 1 to 1,024 letters, digits, punctuation, symbols and spaces. Administrator and
    /// AWSAdministrators are reserved.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? NewGroupName { get; set; }

    /// <summary>The new description: 1 to 1,024 characters.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Description { get; set; }

    /// <summary>Also changes groups that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var change = new IdentityGroupChange(
            NameArgument.OrNull(NewGroupName), NameArgument.OrNull(Description), Force);
        _editor ??= new IdentityGroupEditor(Center);
        IdentityGroupRecord? plan = null;
        if (IsPreviewed && !TryAwait(record.Name, () => _editor.PlanAsync(record.Name, change), out plan))
            return;
        var action = plan is null ? "Update group" : ChangeList.Describe("group", plan.Changes);
        if (!ShouldProcess(record.Name, action))
        {
            if (plan is not null || TryAwait(record.Name, () => _editor.PlanAsync(record.Name, change), out plan))
                WriteObject(new AdminIdentityGroup(plan, Outcome.WhatIf));
            return;
        }

        if (TryAwait(record.Name, () => _editor.SetAsync(record.Name, change), out var group))
            WriteObject(new AdminIdentityGroup(group));
    }
}
