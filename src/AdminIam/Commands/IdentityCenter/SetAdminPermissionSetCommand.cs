using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Changes permission sets of IAM Identity Center, and provisions the changes to the accounts that have
/// them.</summary>
/// <remarks>
/// <para>Settings that are not specified are not changed. -Policy and -CustomerManagedPolicy attach policies; with
/// -Exact, the policies become exactly those that are specified, including the inline policy. A permission set cannot
/// be renamed, and its description can be changed, but not deleted.</para>
/// <para>-Exact detaches AdministratorAccess from the permission set by which you signed in to this account, or from
/// the last way into the management account, only with -Force.</para>
/// <para>A change reaches accounts only when the permission set is provisioned. The command does so once for each
/// changed permission set, after all of its input was read, and waits for up to ten minutes. The property Provisioning
/// contains the result for each account. If it takes longer, a warning states that it is still in progress.</para>
/// <para>Accounts are outdated if a change was not provisioned, for example because a customer managed policy was
/// missing. -Reprovision provisions permission sets with outdated accounts, even if nothing else changes.</para>
/// </remarks>
/// <example>
/// <summary>Change the session duration</summary>
/// <code>New-AdminPermissionSet Operators -Policy PowerUserAccess
/// Set-AdminPermissionSet Operators -SessionDuration 08:00:00</code>
/// <para>The accounts that have the permission set are updated.</para>
/// </example>
/// <example>
/// <summary>Set exactly these policies</summary>
/// <code>New-AdminPermissionSet Operators -Policy PowerUserAccess
/// Set-AdminPermissionSet Operators SecurityAudit, Billing -Exact -WhatIf</code>
/// <para>-WhatIf lists the policies that would be attached and detached.</para>
/// </example>
/// <example>
/// <summary>Repair outdated accounts</summary>
/// <code>Set-AdminPermissionSet * -Reprovision</code>
/// <para>The outcome of permission sets without outdated accounts is Unchanged.</para>
/// </example>
/// <seealso cref="GetAdminPermissionSetCommand"/>
/// <seealso cref="NewAdminPermissionSetCommand"/>
[Cmdlet(
    VerbsCommon.Set, "AdminPermissionSet", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminPermissionSet.md")]
[OutputType(typeof(AdminPermissionSet))]
[RequiresActions(
    "sso:ListInstances", "sso:ListPermissionSets", "sso:DescribePermissionSet",
    "sso:ListAccountsForProvisionedPermissionSet")]
[RequiresActions(
    "sso:ProvisionPermissionSet", "sso:DescribePermissionSetProvisioningStatus",
    When = "for permission sets that accounts have")]
[RequiresActions(
    "sso:AttachManagedPolicyToPermissionSet", "iam:GetPolicy", Parameters = [nameof(Policy)])]
[RequiresActions(
    "iam:ListPolicies", Parameters = [nameof(Policy), nameof(PermissionsBoundary)],
    When = "for names of policies for job functions, and to suggest names")]
[RequiresActions(
    "sso:AttachCustomerManagedPolicyReferenceToPermissionSet", Parameters = [nameof(CustomerManagedPolicy)])]
[RequiresActions(
    "sso:ListManagedPoliciesInPermissionSet", "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    Parameters = [nameof(Policy), nameof(CustomerManagedPolicy), nameof(Exact)])]
[RequiresActions(
    "sso:DetachManagedPolicyFromPermissionSet", "sso:DetachCustomerManagedPolicyReferenceFromPermissionSet",
    Parameters = [nameof(Exact)])]
[RequiresActions(
    "sso:GetInlinePolicyForPermissionSet",
    Parameters = [nameof(InlinePolicy), nameof(InlinePolicyPath), nameof(RemoveInlinePolicy), nameof(Exact)])]
[RequiresActions(
    "sso:PutInlinePolicyToPermissionSet", Parameters = [nameof(InlinePolicy), nameof(InlinePolicyPath)])]
[RequiresActions(
    "sso:DeleteInlinePolicyFromPermissionSet", Parameters = [nameof(RemoveInlinePolicy), nameof(Exact)])]
[RequiresActions(
    "sso:GetPermissionsBoundaryForPermissionSet",
    Parameters = [nameof(PermissionsBoundary), nameof(RemovePermissionsBoundary)])]
[RequiresActions(
    "sso:PutPermissionsBoundaryToPermissionSet", "iam:GetPolicy", Parameters = [nameof(PermissionsBoundary)])]
[RequiresActions(
    "sso:DeletePermissionsBoundaryFromPermissionSet", Parameters = [nameof(RemovePermissionsBoundary)])]
[RequiresActions(
    "sso:UpdatePermissionSet", Parameters = [nameof(Description), nameof(SessionDuration), nameof(RelayState)])]
[RequiresActions(
    "organizations:DescribeOrganization", Parameters = [nameof(Exact)],
    Otherwise = "the instance is treated as that of an organization")]
[RequiresActions(
    "sso:ListPermissionSetsProvisionedToAccount", Parameters = [nameof(Exact)],
    When = "without -Force, if AdministratorAccess is detached")]
[RequiresActions(
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships", "identitystore:DescribeUser",
    Parameters = [nameof(Exact)],
    When = "without -Force, if AdministratorAccess is detached and the management account has assignments")]
[RequiresActions("sso:ListTagsForResource", Parameters = [nameof(Tag), nameof(RemoveTag)])]
[RequiresActions("sso:TagResource", Parameters = [nameof(Tag)])]
[RequiresActions("sso:UntagResource", Parameters = [nameof(RemoveTag)])]
public sealed class SetAdminPermissionSetCommand : PermissionSetCmdlet
{
    private PermissionSetEditor? _editor;
    private PermissionSetProvisioner? _provisioner;
    private RemovalGuard<AccessLoss>? _guard;

    /// <summary>The name or ARN of the permission set. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PermissionSetArn")]
    [SupportsWildcards]
    [Column("PermissionSet", IsName = true, IsRequired = true, PreferredProperty = "PermissionSetArn")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[] PermissionSetName { get; set; } = [];

    /// <summary>Removes the policies that are not specified, including the inline policy. The permissions boundary is
    /// kept. At least one of -Policy, -CustomerManagedPolicy and -InlinePolicy is required; -Policy @() removes all
    /// policies.</summary>
    [Parameter]
    public SwitchParameter Exact { get; set; }

    /// <summary>Deletes the inline policy.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvSwitch]
    public SwitchParameter RemoveInlinePolicy { get; set; }

    /// <summary>Deletes the permissions boundary.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvSwitch]
    public SwitchParameter RemovePermissionsBoundary { get; set; }

    /// <summary>The keys of tags to remove, 1 to 128 characters each. They are case-sensitive. In a CSV cell, separate
    /// keys with semicolons.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PermissionSetTagCompleter))]
    public string[]? RemoveTag { get; set; }

    /// <summary>Provisions the permission set if accounts are outdated, even if nothing else changes.</summary>
    [Parameter]
    public SwitchParameter Reprovision { get; set; }

    /// <summary>Detaches AdministratorAccess even from the permission set by which you signed in, or from the last way
    /// into the management account.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool CopiesObjects => false;

    private PermissionSetEditor Editor => _editor ??= new PermissionSetEditor(Center, Run);

    private PermissionSetProvisioner Provisioner => _provisioner ??= new PermissionSetProvisioner(Center);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        PermissionSetRequest request;
        try
        {
            request = ReadRequest(record) with
            {
                RemoveInlinePolicy = RemoveInlinePolicy,
                RemovePermissionsBoundary = RemovePermissionsBoundary,
                RemovedTags = RemoveTag ?? [],
                Exact = Exact,
            };
        }
        catch (AdminException e)
        {
            Fail(e, record.Name);
            return;
        }

        if (!NameArgument.IsPattern(record.Name))
        {
            Set(request, MyInvocation.ExpectingInput);
            return;
        }

        var sets = new PermissionSetReader(Center).List(NameArgument.Pattern(record.Name).IsMatch);
        foreach (var set in ReadMatches(record.Name, sets, set => set.Name))
            Set(request with { Name = set.Name }, isSelected: true);
    }

    private void Set(PermissionSetRequest request, bool isSelected)
    {
        if (!TryAwait(request.Name, () => Editor.PlanAsync(request), out var plan))
            return;
        var set = plan.After;
        if (!plan.IsProvisioned
            && !TryAwait(set.Name, () => Provisioner.WithOutdatedAsync(plan.After, Reprovision), out set))
        {
            return;
        }

        var loss = plan.TakesAdministratorAccess ? AccessLoss.OfPermissionSet(set.Arn) : AccessLoss.Nothing;
        _guard ??= RemovalGuards.OfCenter(this, Force);
        if (plan.TakesAdministratorAccess
            && !_guard.Admit(set.Name, "Detaching AdministratorAccess", loss, isSelected))
        {
            return;
        }

        WriteDoubts(request, set.Name, plan.PolicyCount);
        var outdated = set.OutdatedAccounts?.Count ?? 0;
        if (outdated > 0 && !Reprovision)
        {
            WriteWarning(
                $"{CountText.Of(outdated, "account")} with '{set.Name}' are outdated. To update them, run "
                + $"Set-AdminPermissionSet {set.Name} -Reprovision.");
        }

        if (!_guard.Confirm(set.Name, ChangeList.Describe("permission set", set.Changes), loss))
        {
            WriteObject(new AdminPermissionSet(set, Outcome.WhatIf));
            return;
        }

        if (TryAwait(set.Name, () => Editor.ApplyAsync(plan), out _))
            Deliver(set, plan.IsProvisioned || (Reprovision && outdated > 0));
    }
}
