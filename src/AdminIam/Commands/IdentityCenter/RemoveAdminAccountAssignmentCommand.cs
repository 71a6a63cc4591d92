using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Takes access to accounts from users and groups of IAM Identity Center.</summary>
/// <remarks>
/// <para>The command waits until AWS has removed the access, up to ten minutes for each assignment. Sessions that are
/// open in the account continue until they end. An assignment that does not exist is not an error.</para>
/// <para>A change that would remove your own way into an account, or the last way into the management account through
/// IAM Identity Center, requires -Force.</para>
/// <para>AWS may not delete the assignments of a deleted user or group; then the error states it. Such an assignment
/// gives nobody access. Remove assignments before you delete the user or group.</para>
/// </remarks>
/// <example>
/// <summary>Take the access of a group to an account</summary>
/// <code>Remove-AdminAccountAssignment ReadOnly -Account Prod `
///     -GroupName Auditors -Confirm:$false</code>
/// <para>Waits until the access is removed.</para>
/// </example>
/// <example>
/// <summary>Take all access of a user</summary>
/// <code>Get-AdminAccountAssignment -UserName alice |
///     Remove-AdminAccountAssignment -WhatIf</code>
/// <para>The access by groups remains.</para>
/// </example>
/// <example>
/// <summary>Remove assignments of deleted users and groups</summary>
/// <code>Get-AdminAccountAssignment -Orphaned |
///     Remove-AdminAccountAssignment -Confirm:$false</code>
/// <para>AWS may refuse to delete them.</para>
/// </example>
/// <seealso cref="GetAdminAccountAssignmentCommand"/>
/// <seealso cref="NewAdminAccountAssignmentCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminAccountAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminAccountAssignment.md")]
[OutputType(typeof(void))]
[RequiresActions(
    "sso:ListInstances", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListAccountAssignments",
    "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentDeletionStatus")]
[RequiresActions(
    "sso:ListAccountAssignmentDeletionStatus", When = "if a response is lost, or if many requests are in progress")]
[RequiresActions("identitystore:GetGroupId", "identitystore:DescribeGroup", Parameters = [nameof(GroupName)])]
[RequiresActions("identitystore:GetUserId", "identitystore:DescribeUser", Parameters = [nameof(UserName)])]
[RequiresActions(
    "identitystore:DescribeUser", "identitystore:DescribeGroup", Parameters = [nameof(PrincipalId)],
    Otherwise = "the prompt contains no names of users and groups")]
[RequiresActions(
    "sso:ListPermissionSetsProvisionedToAccount", "identitystore:ListGroupMemberships", "identitystore:DescribeUser",
    When = "without -Force, for the management account")]
[RequiresActions(
    "organizations:DescribeOrganization", When = "without -Force, for the management account",
    Otherwise = "the instance is treated as that of an organization")]
[RequiresActions(
    "organizations:DescribeAccount", When = "for account IDs", Otherwise = "the prompt contains no account name")]
[RequiresActions("organizations:ListAccounts", When = "for names of accounts, and to suggest names")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for paths of organizational units")]
[RequiresActions(
    "identitystore:ListGroups", "identitystore:ListUsers", When = "to suggest names",
    Otherwise = "no similar names are suggested")]
public sealed class RemoveAdminAccountAssignmentCommand : BulkCmdlet
{
    private readonly HashSet<Assignment> _requested = [];
    private AssignmentArguments? _arguments;
    private AssignmentRemover? _remover;
    private AssignmentNames? _names;
    private ExistingAssignments? _existing;
    private RemovalGuard<AccessLoss>? _guard;

    /// <summary>The permission sets, by name or ARN. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input, Position = 0)]
    [Column("PermissionSet", IsRequired = true)]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[] PermissionSetName { get; set; } = [];

    /// <summary>The accounts: an ID, a name, a name with wildcards, or the path of an organizational unit such as
    /// /Workloads/Prod, with /* at the end also of all units below.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input, Position = 1)]
    [Column("AccountId", IsRequired = true)]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>The groups, by name or ID.</summary>
    [Parameter]
    [Column("Group", "GroupId")]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>The users, by name or ID.</summary>
    [Parameter]
    [Column("User", "UserId")]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The ID of a user or group that may be deleted, as Get-AdminAccountAssignment returns it.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PrincipalId { get; set; }

    /// <summary>Removes the access even if it is your own way into an account, or the last one into the management
    /// account.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum number of assignments to process concurrently, from 1 to 256. AWS processes 15 requests of
    /// the whole instance at a time.</summary>
    /// <value>30</value>
    [Parameter]
    [ValidateRange(1, 256)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public override int ThrottleLimit { get; set; } = 30;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        if (UserName is null && GroupName is null && PrincipalId is null)
        {
            Fail(AssignmentArguments.MissingPrincipal("GroupName, UserName or PrincipalId"), null);
            return;
        }

        var arguments = _arguments ??= new AssignmentArguments(this, anyState: true);
        _existing ??= new ExistingAssignments(Center);
        _names ??= new AssignmentNames(Center, arguments.Accounts, arguments.Sets);
        _remover ??= new AssignmentRemover(Center);
        var groups = record.Source is AdminIdentityUser ? null : GroupName;
        if (!arguments.TryFindSets(PermissionSetName, allowPatterns: true, out var sets)
            | !arguments.TryFindPrincipals(UserName, groups, out var principals)
            | !arguments.TryFindAccounts(Account, out var accounts))
        {
            return;
        }

        var ids = new HashSet<string>(principals.Select(one => one.Id), StringComparer.Ordinal);
        if (PrincipalId is not null)
            ids.Add(PrincipalId.Trim());
        var isSelected = record.Source is not null || record.Row is not null;
        foreach (var account in accounts)
        {
            foreach (var set in sets)
                Remove(account.Label, new AssignmentPair(account.Id, set.Arn), ids, isSelected);
        }
    }

    private void Remove(string account, AssignmentPair pair, HashSet<string> principalIds, bool isSelected)
    {
        if (!TryAwait(account, () => FindAsync(pair, principalIds), out var found))
            return;
        foreach (var named in found)
        {
            // Several rows may name the same assignment.
            if (_requested.Add(named.Assignment))
                Remove(named, isSelected);
        }
    }

    private async Task<IReadOnlyList<NamedAssignment>> FindAsync(AssignmentPair pair, HashSet<string> principalIds)
    {
        var existing = await _existing!.OfAsync(pair).ConfigureAwait(false);
        var named = await _names!.AddAsync([.. existing.Where(one => principalIds.Contains(one.PrincipalId))])
            .ConfigureAwait(false);
        return [.. named.OrderBy(one => one.Principal.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private void Remove(NamedAssignment named, bool isSelected)
    {
        _guard ??= RemovalGuards.OfCenter(this, Force);
        var assignment = named.Assignment;
        var loss = AccessLoss.OfAssignment(
            assignment.AccountId, assignment.PermissionSetArn, assignment.PrincipalId);
        if (_guard.Admit(named.Label, "Removing this assignment", loss, isSelected)
            && _guard.Confirm(
                named.AccountLabel,
                $"Delete the assignment of '{named.PermissionSetName}' to {named.PrincipalLabel}", loss))
        {
            Submit(named.Label, () => _remover!.RemoveAsync(assignment), result => Check(named, result));
        }
    }

    private void Check(NamedAssignment named, AssignmentResult result)
    {
        if (AssignmentFailure.Of(result, named.Label) is { } failure)
            Fail(failure, named.Label);
    }
}
