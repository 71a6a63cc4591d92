using System.Collections;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets accounts of the organization, with the paths of their organizational units.</summary>
/// <remarks>
/// <para>Only the management account of the organization and delegated administrators can list accounts. Accounts
/// are written while they are read, in every state; -State selects.</para>
/// <para>Names of accounts are not unique. A name that several accounts have is an error that lists their IDs. A
/// pattern without matches is not an error.</para>
/// <para>The objects can be piped to the commands that have a parameter Account, such as
/// New-AdminAccountAssignment.</para>
/// </remarks>
/// <example>
/// <summary>Get all accounts</summary>
/// <code>Get-AdminOrganizationAccount</code>
/// <para>Lists every account with its state and organizational unit.</para>
/// </example>
/// <example>
/// <summary>Get the accounts of an organizational unit</summary>
/// <code>Get-AdminOrganizationAccount -OrganizationalUnit /* -State ACTIVE</code>
/// <para>/Workloads selects the accounts directly in that unit, /Workloads/* also those in all units below, and /*
/// those of the whole organization.</para>
/// </example>
/// <example>
/// <summary>Find accounts that cannot be used</summary>
/// <code>Get-AdminOrganizationAccount -State SUSPENDED, PENDING_CLOSURE, CLOSED</code>
/// <para>Other commands leave these accounts out.</para>
/// </example>
/// <example>
/// <summary>Give a group access to accounts with a tag</summary>
/// <code>Get-AdminOrganizationAccount -Tag @{ Stage = 'prod*' } |
///     New-AdminAccountAssignment ReadOnly -GroupName Auditors -WhatIf</code>
/// <para>Values of tags can contain wildcards.</para>
/// </example>
/// <seealso cref="GetAdminOrganizationCommand"/>
/// <seealso cref="NewAdminAccountAssignmentCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminOrganizationAccount", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminOrganizationAccount.md")]
[OutputType(typeof(AdminOrganizationAccount))]
[RequiresActions(
    "organizations:ListAccounts", Parameters = [nameof(Account)], When = "for names, and to suggest names")]
[RequiresActions("organizations:ListAccounts", When = "without -Account and -OrganizationalUnit")]
[RequiresActions("organizations:DescribeAccount", Parameters = [nameof(Account)], When = "for IDs")]
[RequiresActions(
    "organizations:DescribeOrganizationalUnit", Parameters = [nameof(Account)], When = "for IDs",
    Otherwise = "the property OrganizationalUnit is empty")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    Parameters = [nameof(OrganizationalUnit)])]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for names, and for all accounts", Otherwise = "the property OrganizationalUnit is empty")]
[RequiresActions("organizations:ListTagsForResource", Parameters = [nameof(Tag), nameof(Detailed)])]
public sealed class GetAdminOrganizationAccountCommand : InputCmdlet
{
    private AccountSearch? _search;

    /// <summary>The accounts: an ID of 12 digits; a name; a name with wildcards; or the path of an organizational unit,
    /// as for -OrganizationalUnit.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("AccountId")]
    [SupportsWildcards]
    [Column(IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[] Account { get; set; } = ["*"];

    /// <summary>The organizational units that accounts must be in, by the names of the units from the root on, such as
    /// /Workloads/Prod. A path selects the accounts directly in the unit, and with /* at the end also those in all
    /// units below. / is the root. Wildcards in a name stand for one unit.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationalUnitCompleter))]
    public string[]? OrganizationalUnit { get; set; }

    /// <summary>The states that accounts must have one of.</summary>
    [Parameter]
    [ValidateSet("ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED", "PENDING_ACTIVATION")]
    public string[]? State { get; set; }

    /// <summary>The tags that accounts must have all of, as hashtable or text such as Stage=prod;Team=Ops. Values can
    /// contain wildcards; case is ignored. An account has up to 50 tags, with keys of up to 128 characters and values
    /// of up to 256 characters. Tags are read with one call for each account.</summary>
    [Parameter]
    [CsvTag]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>Also reads the tags.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _search ??= new AccountSearch(Organizations, AccountArguments.PatternOf)
        {
            Units = OrganizationalUnit,
            States = State,
            Tags = TagTable.Read(Tag),
            WithTags = Detailed,
        };
        foreach (var account in Read(record.Name, _search.Find(record.Name)))
            WriteObject(new AdminOrganizationAccount(account));
    }
}
