using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes groups of IAM Identity Center with their assignments and memberships.</summary>
/// <remarks><para>First the assignments of the group are deleted in all accounts, and the command waits until AWS has
/// completed this. Then the group is deleted, and AWS deletes its memberships. Users and permission sets are not
/// deleted. -WhatIf and the confirmation prompt list the assignments and the number of members.</para>
/// <para>A group that gives you the way into the account of the session, or everybody the last way into the management
/// account, is deleted only with -Force. If a pattern or the pipeline selects the groups, such a group of yours is
/// skipped with a warning.</para>
/// <para>A group that an external directory owns is also deleted only with -Force, because the directory does not
/// receive the change and may create the group again.</para>
/// <para>Sessions in accounts that the members started before run on until they expire.</para></remarks>
/// <example>
/// <summary>Remove a group</summary>
/// <code>Remove-AdminIdentityGroup Auditors -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion</summary>
/// <code>Get-AdminIdentityGroup Test* | Remove-AdminIdentityGroup -WhatIf</code>
/// <para>Lists the assignments and the number of members of each group.</para>
/// </example>
/// <example>
/// <summary>Delete the groups that have no members</summary>
/// <code>Get-AdminIdentityGroup |
///     Where-Object { -not (Get-AdminIdentityGroupMember $_.GroupName) } |
///     Remove-AdminIdentityGroup -WhatIf</code>
/// <para>Their assignments give access to nobody.</para>
/// </example>
/// <seealso cref="RemoveAdminIdentityUserFromGroupCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminIdentityGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminIdentityGroup.md")]
[OutputType(typeof(void))]
[RequiresActions("sso:ListInstances")]
[RequiresActions(
    "identitystore:GetGroupId", "identitystore:DescribeGroup", "identitystore:DeleteGroup",
    "sso:ListAccountAssignmentsForPrincipal")]
[RequiresActions(
    "identitystore:ListGroups", When = "for names with wildcards, and to suggest names")]
[RequiresActions(
    "identitystore:ListGroupMemberships", When = "with -WhatIf and for the confirmation prompt")]
[RequiresActions(
    "sso:DescribePermissionSet", "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentDeletionStatus",
    When = "for groups with assignments")]
[RequiresActions(
    "sso:ListAccountAssignmentDeletionStatus", When = "if a response is lost, or if many requests are in progress")]
[RequiresActions(
    "organizations:DescribeOrganization", Otherwise = "the instance is treated as that of an organization")]
[RequiresActions("sso:ListPermissionSetsProvisionedToAccount", When = "without -Force")]
[RequiresActions(
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships", "identitystore:DescribeUser",
    When = "without -Force, if the management account has assignments")]
public sealed class RemoveAdminIdentityGroupCommand : BulkCmdlet
{
    private IdentityGroupRemover? _remover;
    private RemovalGuard<AccessLoss>? _guard;

    /// <summary>The name or ID of the group. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Deletes the groups even if you or everybody lose the way into the management account, and also groups
    /// that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var name = record.Name;
        _remover ??= new IdentityGroupRemover(Center, Force);
        if (record.Source is AdminIdentityGroup { GroupId: { } id })
        {
            // A name may have been changed since the object was read; the ID never is.
            Remove(id, name, isSelected: true);
            return;
        }

        if (!NameArgument.IsPattern(name))
        {
            Remove(name, name, MyInvocation.ExpectingInput);
            return;
        }

        foreach (var group in ReadMatches(name, new GroupFinder(Center).List(), group => group.GroupName))
            Remove(group.GroupId, group.GroupName, isSelected: true);
    }

    private void Remove(string group, string groupName, bool isSelected)
    {
        var remover = _remover!;
        // Counting the members requires API calls, so it is done only if the number is displayed.
        var isShown = Questions.AreShown(this);
        if (!TryAwait(groupName, () => remover.PlanAsync(group, isShown), out var removal))
            return;
        var guard = _guard ??= RemovalGuards.OfCenter(this, Force);
        var loss = AccessLoss.OfGroup(removal.Group.GroupId);
        var name = removal.Group.GroupName;
        if (guard.Admit(name, "Removing this group", loss, isSelected)
            && guard.Confirm(name, isShown ? removal.Describe() : "Delete group", loss))
        {
            Submit(name, () => remover.RemoveAsync(removal), _ => { });
        }
    }
}
