using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes groups.</summary>
/// <remarks><para>A group that has members or policies is an error. With -Force, the members are removed and the
/// policies are detached first. Users and managed policies are not deleted.</para>
/// <para>A group that gives you, or the last administrator who can still sign in, administrator access is deleted only
/// with -AllowLockout, not with -Force alone. If a pattern or the pipeline selects the groups, the groups that give you
/// administrator access are skipped with a warning.</para></remarks>
/// <example>
/// <summary>Remove an empty group</summary>
/// <code>Remove-AdminGroup Auditors -Confirm:$false</code>
/// <para>Fails if the group has members or policies.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion</summary>
/// <code>Get-AdminGroup Test* | Remove-AdminGroup -Force -WhatIf</code>
/// <para>Nothing is changed.</para>
/// </example>
/// <example>
/// <summary>Delete the groups that have no members</summary>
/// <code>Get-AdminGroup |
///     Where-Object { -not (Get-AdminGroupMember $_.GroupName) } |
///     Remove-AdminGroup -Force -WhatIf</code>
/// <para>With -Force, the policies of the groups are detached first.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminGroup.md")]
[OutputType(typeof(void))]
[RequiresActions("iam:DeleteGroup", "iam:GetGroup", "iam:ListAttachedGroupPolicies", "iam:ListGroupPolicies")]
[RequiresActions("iam:ListGroups", When = "for names with wildcards, and to suggest names")]
[RequiresActions(
    "iam:RemoveUserFromGroup", "iam:DetachGroupPolicy", "iam:DeleteGroupPolicy", Parameters = [nameof(Force)])]
[RequiresActions("iam:GetAccountAuthorizationDetails", Parameters = [nameof(Force)], When = "without -AllowLockout")]
[RequiresActions(
    "iam:ListAccessKeys", "iam:GetLoginProfile", Parameters = [nameof(Force)],
    When = "without -AllowLockout, if administrators are affected")]
public sealed class RemoveAdminGroupCommand : InputCmdlet
{
    private GroupRemover? _remover;
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>The name of the group. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Removes the members and detaches the policies first.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Deletes the group even if you or the last administrator lose administrator access.</summary>
    [Parameter]
    public SwitchParameter AllowLockout { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var groupName = record.Name;
        _remover ??= new GroupRemover(Run);
        if (!NameArgument.IsPattern(groupName))
        {
            Remove(groupName, MyInvocation.ExpectingInput);
            return;
        }

        foreach (var group in ReadMatches(groupName, new GroupReader(Run).List(), group => group.GroupName))
            Remove(group.GroupName, isSelected: true);
    }

    private void Remove(string groupName, bool isSelected)
    {
        _guard ??= RemovalGuards.OfAccount(this, AllowLockout, "-AllowLockout");
        // Without -Force, only a group without members and policies is deleted, which gives no access.
        var loss = Force ? PowerLoss.OfGroup(groupName) : PowerLoss.Nothing;
        if (Force && !_guard.Admit(groupName, "Removing this group", loss, isSelected))
            return;
        // Listing the members and policies requires API calls, so they are read only if they are displayed.
        var action = "Delete group";
        if (Questions.AreShown(this))
        {
            if (!TryAwait(groupName, () => _remover!.DescribeAsync(groupName, Force), out var steps))
                return;
            action = string.Join("; ", [action, .. steps]);
        }

        if (_guard.Confirm(groupName, action, loss))
            TryAwait(groupName, () => _remover!.RemoveAsync(groupName, Force), out _);
    }
}
