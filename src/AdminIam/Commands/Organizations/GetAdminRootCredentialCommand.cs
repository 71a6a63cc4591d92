using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the credentials of the root users of the organization's accounts: password, access keys, signing
/// certificates and MFA devices.</summary>
/// <remarks>
/// <para>Each member account is read in a short session of its root user with the policy IAMAuditRootUserCredentials,
/// which allows no change. Centralized root access must be enabled: see Enable-AdminRootAccess. The caller is an IAM
/// user or a role, not the root user, in the management account or in the account of the delegated administrator of
/// IAM.</para>
/// <para>AWS opens no such session for the management account. In the management account, the command returns what the
/// account summary states about it, without IDs; otherwise, a warning states that it is left out. An account that
/// cannot be read is an error, and the others are processed. Accounts that are not active are skipped with a warning,
/// and are an error by ID or name.</para>
/// </remarks>
/// <example>
/// <summary>Audit all accounts</summary>
/// <code>Get-AdminRootCredential</code>
/// <para>Returns one object for each active account.</para>
/// </example>
/// <example>
/// <summary>Find accounts that have root credentials</summary>
/// <code>Get-AdminRootCredential | Where-Object HasCredential | Export-Csv root.csv</code>
/// <para>Accounts that were created after it was enabled have no root credentials.</para>
/// </example>
/// <example>
/// <summary>Audit the accounts of an organizational unit</summary>
/// <code>Get-AdminRootCredential /* -ThrottleLimit 20</code>
/// <para>With /* at the end, a path includes the units below.</para>
/// </example>
/// <seealso cref="RemoveAdminRootCredentialCommand"/>
/// <seealso cref="GetAdminRootAccessCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminRootCredential", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminRootCredential.md")]
[OutputType(typeof(AdminRootCredential))]
[RequiresActions("sts:AssumeRoot", "organizations:DescribeOrganization")]
[RequiresActions("iam:GetAccountSummary", When = "for the management account")]
[RequiresActions(
    "organizations:DescribeAccount", Parameters = [nameof(Account)], When = "for account IDs",
    Otherwise = "the names of accounts are empty")]
[RequiresActions("organizations:ListAccounts", When = "for names of accounts, and without -Account")]
public sealed class GetAdminRootCredentialCommand : RootCredentialCmdlet
{
    private RootCredentialReader? _reader;

    /// <summary>The accounts: an ID, a name, a name with wildcards, or the path of an organizational unit such as
    /// /Workloads/Prod, with /* at the end also of all units below.</summary>
    /// <value>All active accounts</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Parameter(ParameterSetName = ParameterSets.Input, Position = 0)]
    [Column("AccountId", IsRequired = true)]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[]? Account { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        Open();
        _reader ??= new RootCredentialReader(Opener);
        foreach (var account in Find(record, Account ?? ["*"]))
            Read(account);
    }

    private void Read(OrganizationAccount account)
    {
        if (!IsManagement(account))
        {
            var reader = _reader!;
            Submit(
                account.Label, () => reader.ReadAsync(account),
                found => WriteObject(View.Listed(new AdminRootCredential(account, found))));
        }
        else if (account.Id == Run.Session.Identity.AccountId)
        {
            var run = Run;
            Submit(
                account.Label, () => RootCredentialReader.ReadSummaryAsync(run),
                found => WriteObject(View.Listed(new AdminRootCredential(account, found, isManagementAccount: true))));
        }
        else
        {
            WriteWarning(
                $"The root credentials of the management account {account.Label} can be read only in that account.");
        }
    }
}
