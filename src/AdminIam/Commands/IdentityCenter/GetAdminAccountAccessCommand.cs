using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Access;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets which users get into which accounts, directly and by their groups.</summary>
/// <remarks>
/// <para>There is one object for a user, an account and a permission set. Via lists the groups that give the access,
/// and direct for an assignment of the user itself.</para>
/// <para>Objects are written while AWS is read: the assignments of one account and permission set at a time, at 20
/// calls a second. With -UserName without wildcards, only the assignments of these users are read.</para>
/// <para>Deleted users and groups do not appear, because nobody gets in by them. See Get-AdminAccountAssignment
/// -Orphaned. A user who is disabled in IAM Identity Center appears.</para>
/// </remarks>
/// <example>
/// <summary>Find out who is administrator where</summary>
/// <code>Get-AdminAccountAccess -PermissionSetName AdministratorAccess</code>
/// <para>Lists every user with the permission set, and the groups that give it.</para>
/// </example>
/// <example>
/// <summary>Find out where a user has access</summary>
/// <code>Get-AdminAccountAccess -UserName alice</code>
/// <para>Lists the accounts and permission sets of the user.</para>
/// </example>
/// <example>
/// <summary>Export the access to all accounts</summary>
/// <code>Get-AdminAccountAccess |
///     Select-Object UserName, AccountName, PermissionSetName,
///         @{ Name = 'Via'; Expression = { $_.Via -join ';' } } |
///     Export-Csv access.csv</code>
/// <para>The list of a CSV cell is separated by semicolons.</para>
/// </example>
/// <seealso cref="GetAdminAccountAssignmentCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminAccountAccess", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminAccountAccess.md")]
[OutputType(typeof(AdminAccountAccess))]
[RequiresActions("sso:ListInstances", "sso:ListPermissionSets", "sso:DescribePermissionSet")]
[RequiresActions(
    "sso:ListAccountsForProvisionedPermissionSet", "sso:ListPermissionSetsProvisionedToAccount",
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships",
    When = "without -UserName, or for names with wildcards")]
[RequiresActions(
    "sso:ListAccountAssignmentsForPrincipal", "identitystore:GetUserId", "identitystore:DescribeUser",
    Parameters = [nameof(UserName)], When = "for names without wildcards")]
[RequiresActions(
    "identitystore:DescribeUser", "identitystore:DescribeGroup",
    Otherwise = "names are empty, and Via contains the IDs of groups")]
[RequiresActions(
    "identitystore:ListUsers", When = "for more than ten users", Otherwise = "each user is read by one call")]
[RequiresActions("organizations:ListAccounts", Parameters = [nameof(Account)], When = "for names of accounts")]
[RequiresActions("organizations:ListAccounts", Otherwise = "the names of accounts are empty")]
[RequiresActions(
    "organizations:DescribeAccount", Parameters = [nameof(Account)], Otherwise = "the names of accounts are empty")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for paths of organizational units")]
public sealed class GetAdminAccountAccessCommand : AssignmentQueryCmdlet
{
    private AccessReader? _reader;
    private UserFinder? _users;

    /// <summary>The users, by name or ID. Wildcards are permitted.</summary>
    /// <value>All users</value>
    [Parameter]
    [Column("User", "UserId")]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        if (!IsSpecified(record, Account, PermissionSetName, UserName))
            return;
        _reader ??= new AccessReader(Center, Arguments.Accounts, Arguments.Sets);
        if (!TryFindFilter(out var filter))
            return;
        var patterns = (UserName ?? []).Where(NameArgument.IsPattern).Select(NameArgument.Pattern).ToList();
        if (UserName is null || patterns.Count > 0)
            WriteAll(filter, patterns);
        foreach (var name in (UserName ?? []).Where(name => !NameArgument.IsPattern(name)))
            Write(name.Trim(), filter);
    }

    private void WriteAll(AssignmentFilter filter, List<WildcardPattern> patterns)
    {
        if (!TryAwait(null, () => _reader!.OfAllAsync(filter), out var all))
            return;
        foreach (var access in Read(null, all))
        {
            if (patterns.Count == 0 || patterns.Exists(one => one.IsMatch(access.UserName ?? string.Empty)))
                WriteObject(new AdminAccountAccess(access));
        }
    }

    private void Write(string userName, AssignmentFilter filter)
    {
        _users ??= new UserFinder(Center);
        if (!TryAwait(userName, () => _users.GetAsync(userName), out var user)
            || !TryAwait(userName, () => _reader!.OfUserAsync(user, filter), out var all))
        {
            return;
        }

        foreach (var access in all)
            WriteObject(new AdminAccountAccess(access));
    }
}
