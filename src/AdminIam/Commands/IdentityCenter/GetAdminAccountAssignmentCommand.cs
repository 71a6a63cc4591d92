using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the assignments of permission sets to users and groups in accounts.</summary>
/// <remarks>
/// <para>Assignments are written while they are read. AWS lists them for one account and permission set at a time and
/// accepts 20 calls a second, so that 1,000 accounts and sets take about a minute. With -Account, -PermissionSetName,
/// -UserName or -GroupName, fewer calls are required.</para>
/// <para>AWS keeps the assignments of a deleted user or group. They have no PrincipalName, and IsOrphaned is
/// True.</para>
/// <para>With -UserName, the assignments of the user are returned, without those of the user's groups.
/// Get-AdminAccountAccess shows both.</para>
/// </remarks>
/// <example>
/// <summary>Get the assignments of an account</summary>
/// <code>Get-AdminAccountAssignment Prod</code>
/// <para>Lists the users and groups with access to the account, and their permission sets.</para>
/// </example>
/// <example>
/// <summary>Get the administrators of all accounts</summary>
/// <code>Get-AdminAccountAssignment -PermissionSetName Administrator*</code>
/// <para>Wildcards are permitted.</para>
/// </example>
/// <example>
/// <summary>Find assignments of deleted users and groups</summary>
/// <code>Get-AdminAccountAssignment -Orphaned</code>
/// <para>They give nobody access.</para>
/// </example>
/// <seealso cref="NewAdminAccountAssignmentCommand"/>
/// <seealso cref="RemoveAdminAccountAssignmentCommand"/>
/// <seealso cref="GetAdminAccountAccessCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminAccountAssignment", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminAccountAssignment.md")]
[OutputType(typeof(AdminAccountAssignment))]
[RequiresActions("sso:ListInstances", "sso:ListPermissionSets", "sso:DescribePermissionSet")]
[RequiresActions(
    "sso:ListAccountsForProvisionedPermissionSet", "sso:ListPermissionSetsProvisionedToAccount",
    "sso:ListAccountAssignments", When = "without -UserName and -GroupName")]
[RequiresActions("sso:ListAccountAssignmentsForPrincipal", Parameters = [nameof(UserName), nameof(GroupName)])]
[RequiresActions("identitystore:GetUserId", "identitystore:DescribeUser", Parameters = [nameof(UserName)])]
[RequiresActions("identitystore:GetGroupId", "identitystore:DescribeGroup", Parameters = [nameof(GroupName)])]
[RequiresActions(
    "identitystore:DescribeUser", "identitystore:DescribeGroup", When = "without -UserName and -GroupName",
    Otherwise = "the names of users and groups are empty")]
[RequiresActions(
    "identitystore:ListUsers", When = "for more than ten users", Otherwise = "each user is read by one call")]
[RequiresActions("organizations:ListAccounts", Parameters = [nameof(Account)], When = "for names of accounts")]
[RequiresActions("organizations:ListAccounts", Otherwise = "the names of accounts are empty")]
[RequiresActions(
    "organizations:DescribeAccount", Parameters = [nameof(Account)], Otherwise = "the names of accounts are empty")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for paths of organizational units")]
public sealed class GetAdminAccountAssignmentCommand : AssignmentQueryCmdlet
{
    private AssignmentLists? _lists;
    private AssignmentNames? _names;

    /// <summary>The users, by name or ID.</summary>
    [Parameter]
    [Column("User", "UserId")]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The groups, by name or ID.</summary>
    [Parameter]
    [Column("Group", "GroupId")]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>Returns only assignments whose user or group is deleted.</summary>
    [Parameter]
    public SwitchParameter Orphaned { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var groups = record.Source is AdminIdentityUser ? null : GroupName;
        if (!IsSpecified(record, Account, PermissionSetName, UserName, groups))
            return;
        _lists ??= new AssignmentLists(Center, Arguments.Sets);
        _names ??= new AssignmentNames(Center, Arguments.Accounts, Arguments.Sets);
        if (!TryFindFilter(out var filter) || !Arguments.TryFindPrincipals(UserName, groups, out var principals))
            return;
        if (UserName is null && groups is null)
        {
            if (TryAwait(null, () => _lists.OfAllAsync(filter), out var all))
                Write(all);
            return;
        }

        foreach (var principal in principals)
            Write(_lists.OfPrincipal(principal.Type, principal.Id, filter));
    }

    private void Write(Pages<Assignment> assignments)
    {
        foreach (var named in Read(null, _names!.Add(assignments)))
        {
            if (!Orphaned || named.IsOrphaned == true)
                WriteObject(View.Listed(new AdminAccountAssignment(named)));
        }
    }
}
