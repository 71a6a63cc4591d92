using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes permission sets of IAM Identity Center with their assignments.</summary>
/// <remarks><para>The assignments in all accounts are deleted first, and the command waits until AWS has completed
/// that; then the permission set is deleted. -WhatIf and the prompt list the assignments.</para>
/// <para>The permission set by which you signed in to this account, and the last way into the management account
/// through IAM Identity Center, are removed only with -Force. If a pattern or the pipeline selects the permission sets,
/// yours is skipped with a warning.</para>
/// <para>People lose access when the assignment is deleted. Sessions that they have opened in accounts last until they
/// expire.</para></remarks>
/// <example>
/// <summary>Preview the deletion of permission sets</summary>
/// <code>New-AdminPermissionSet Trial -Policy ViewOnlyAccess
/// Remove-AdminPermissionSet Trial* -WhatIf</code>
/// <para>Lists the assignments that would be deleted.</para>
/// </example>
/// <example>
/// <summary>Delete a permission set</summary>
/// <code>New-AdminPermissionSet Trial -Policy ViewOnlyAccess
/// Remove-AdminPermissionSet Trial -Confirm:$false</code>
/// <para>Its assignments are deleted first.</para>
/// </example>
/// <example>
/// <summary>Delete the permission sets that no account has</summary>
/// <code>Get-AdminPermissionSet -Detailed | Where-Object { -not $_.AccountId } |
///     Remove-AdminPermissionSet -WhatIf</code>
/// <para>-WhatIf changes nothing.</para>
/// </example>
/// <seealso cref="GetAdminPermissionSetCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminPermissionSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminPermissionSet.md")]
[OutputType(typeof(void))]
[RequiresActions(
    "sso:ListInstances", "sso:ListPermissionSets", "sso:DescribePermissionSet",
    "sso:ListAccountsForProvisionedPermissionSet", "sso:DeletePermissionSet")]
[RequiresActions(
    "sso:ListAccountAssignments", "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentDeletionStatus",
    When = "for permission sets with assignments")]
[RequiresActions(
    "identitystore:DescribeUser", "identitystore:DescribeGroup",
    When = "with -WhatIf and for the confirmation prompt, for permission sets with assignments")]
[RequiresActions(
    "organizations:DescribeOrganization", Otherwise = "the instance is treated as that of an organization")]
[RequiresActions("sso:ListPermissionSetsProvisionedToAccount", When = "without -Force")]
[RequiresActions(
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships", "identitystore:DescribeUser",
    When = "without -Force, if the management account has assignments")]
public sealed class RemoveAdminPermissionSetCommand : InputCmdlet
{
    private PermissionSetRemover? _remover;
    private PermissionSetIndex? _index;
    private RemovalGuard<AccessLoss>? _guard;

    /// <summary>The name or ARN of the permission set. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PermissionSetArn")]
    [SupportsWildcards]
    [Column("PermissionSet", IsName = true, IsRequired = true, PreferredProperty = "PermissionSetArn")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[] PermissionSetName { get; set; } = [];

    /// <summary>Deletes the permission set even if you lose your way into the account, or nobody else can sign in to
    /// the management account through IAM Identity Center.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private PermissionSetRemover Remover => _remover ??= new PermissionSetRemover(Center);

    private PermissionSetIndex Index => _index ??= new PermissionSetIndex(Center);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var name = record.Name;
        if (!NameArgument.IsPattern(name))
        {
            if (TryAwait(name, () => Index.GetAsync(name), out var set))
                Remove(set, MyInvocation.ExpectingInput);
            return;
        }

        if (!TryAwait(name, () => Index.ListAsync(), out var sets))
            return;
        foreach (var set in sets.Where(set => NameArgument.Pattern(name).IsMatch(set.Name)))
            Remove(set, isSelected: true);
    }

    private void Remove(PermissionSetName set, bool isSelected)
    {
        _guard ??= RemovalGuards.OfCenter(this, Force);
        var loss = AccessLoss.OfPermissionSet(set.Arn);
        if (!_guard.Admit(set.Name, "Removing this permission set", loss, isSelected))
            return;
        // The assignments are read for the text only if it is displayed.
        var action = "Delete permission set";
        if (Questions.AreShown(this))
        {
            if (!TryAwait(set.Name, () => Remover.DescribeAsync(set), out var steps))
                return;
            action = string.Join("; ", [action, .. steps]);
        }

        if (_guard.Confirm(set.Name, action, loss))
            TryAwait(set.Name, () => Remover.RemoveAsync(set), out _);
    }
}
