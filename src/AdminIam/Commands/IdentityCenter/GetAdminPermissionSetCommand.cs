using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets permission sets of IAM Identity Center.</summary>
/// <remarks><para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// <para>With -Detailed, the command also reads the policies, the tags and the accounts that have the permission set,
/// with seven more calls for each permission set; AWS accepts 20 calls a second. OutdatedAccountId lists the accounts
/// that do not have the current permissions.</para></remarks>
/// <example>
/// <summary>Get all permission sets</summary>
/// <code>Get-AdminPermissionSet</code>
/// <para>Lists every permission set with its session duration.</para>
/// </example>
/// <example>
/// <summary>Get the policies of a permission set</summary>
/// <code>New-AdminPermissionSet Operators -Policy PowerUserAccess
/// Get-AdminPermissionSet Operators -Detailed</code>
/// <para>Shows the policies, and the accounts that have the permission set.</para>
/// </example>
/// <example>
/// <summary>Find outdated permission sets</summary>
/// <code>Get-AdminPermissionSet -Detailed | Where-Object OutdatedAccountId</code>
/// <para>Pipe them to Set-AdminPermissionSet -Reprovision to repair them.</para>
/// </example>
/// <example>
/// <summary>Get the permission sets of an account</summary>
/// <code>Get-AdminPermissionSet -Account Prod</code>
/// <para>Lists the permission sets that are assigned in the account.</para>
/// </example>
/// <seealso cref="NewAdminPermissionSetCommand"/>
/// <seealso cref="SetAdminPermissionSetCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminPermissionSet", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminPermissionSet.md")]
[OutputType(typeof(AdminPermissionSet))]
[RequiresActions("sso:ListInstances", "sso:DescribePermissionSet")]
[RequiresActions("sso:ListPermissionSets", When = "without -Account")]
[RequiresActions("sso:ListPermissionSetsProvisionedToAccount", Parameters = [nameof(Account)])]
[RequiresActions(
    "organizations:DescribeAccount", Parameters = [nameof(Account)], When = "for account IDs",
    Otherwise = "it is not checked whether the account exists")]
[RequiresActions(
    "organizations:ListAccounts", Parameters = [nameof(Account)], When = "for names of accounts, and to suggest names")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    Parameters = [nameof(Account)], When = "for paths of organizational units")]
[RequiresActions(
    "sso:ListManagedPoliciesInPermissionSet", "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    "sso:GetInlinePolicyForPermissionSet", "sso:GetPermissionsBoundaryForPermissionSet", "sso:ListTagsForResource",
    "sso:ListAccountsForProvisionedPermissionSet", Parameters = [nameof(Detailed)])]
public sealed class GetAdminPermissionSetCommand : InputCmdlet
{
    private PermissionSetIndex? _index;
    private List<OrganizationAccount>? _accounts;

    /// <summary>The name or ARN of the permission set. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name", "PermissionSetArn")]
    [SupportsWildcards]
    [Column("PermissionSet", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[] PermissionSetName { get; set; } = ["*"];

    /// <summary>The accounts whose permission sets are returned: IDs of 12 digits, names, names with wildcards, or
    /// paths of organizational units, such as /Workloads/Prod; with /* at the end, also those in all units
    /// below.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[]? Account { get; set; }

    /// <summary>Also reads the policies, tags and accounts.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        if (Account is not null && _accounts is null
            && !new AssignmentArguments(this, anyState: true).TryFindAccounts(Account, out _accounts))
        {
            return;
        }

        var name = record.Name;
        var reader = new PermissionSetReader(Center);
        if (NameArgument.IsPattern(name))
        {
            WriteMatches(name, reader, NameArgument.Pattern(name).IsMatch);
            return;
        }

        _index ??= new PermissionSetIndex(Center);
        if (!TryAwait(name, () => _index.GetAsync(name), out var found))
            return;
        if (_accounts is not null)
            WriteMatches(name, reader, one => one == found.Name);
        else if (TryAwait(name, () => reader.DescribeAsync(found.Arn), out var set))
            Write(reader, set);
    }

    private void WriteMatches(string name, PermissionSetReader reader, Func<string, bool> matches)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lists = _accounts is null
            ? [reader.List(matches)]
            : _accounts.Select(account => reader.ListOfAccount(account.Id, matches));
        foreach (var set in lists.SelectMany(list => Read(name, list)).Where(set => seen.Add(set.Arn)))
            Write(reader, set);
    }

    private void Write(PermissionSetReader reader, PermissionSetRecord set)
    {
        if (!Detailed)
            WriteObject(View.Listed(new AdminPermissionSet(set)));
        else if (TryAwait(set.Name, () => reader.WithDetailsAsync(set), out var complete))
            WriteObject(View.Detailed(new AdminPermissionSet(complete)));
    }
}
