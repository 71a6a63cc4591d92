using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that change the root credentials of member accounts.</summary>
[RequiresActions("sts:AssumeRoot", "organizations:DescribeOrganization")]
[RequiresActions(
    "organizations:DescribeAccount", When = "for account IDs", Otherwise = "the names of accounts are empty")]
[RequiresActions("organizations:ListAccounts", When = "for names of accounts")]
public abstract class MemberRootCredentialCmdlet : RootCredentialCmdlet
{
    /// <summary>The member accounts: an ID, a name, a name with wildcards, or the path of an organizational unit such
    /// as /Workloads/Prod, with /* at the end also of all units below.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input, Position = 0)]
    [Column("AccountId", IsRequired = true)]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>Changes an account.</summary>
    /// <param name="account">The account, which is not the management account.</param>
    private protected abstract void Change(OrganizationAccount account);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        Open();
        foreach (var account in FindMembers(record))
            Change(account);
    }

    // The management account is an error if it is named, and is otherwise left out with a warning.
    private IEnumerable<OrganizationAccount> FindMembers(InputRecord record)
    {
        foreach (var text in Account)
        {
            var isNamed = record.Source is null && !AccountPath.Is(text.Trim()) && !NameArgument.IsPattern(text);
            foreach (var account in Find(record, [text]))
            {
                if (!IsManagement(account))
                {
                    yield return account;
                }
                else if (isNamed)
                {
                    Fail(ManagementAccount(account), account.Id);
                }
                else
                {
                    WriteWarning($"{ManagementAccount(account).Message} It was left out.");
                }
            }
        }
    }

    private static AdminException ManagementAccount(OrganizationAccount account) => new(
        "ManagementAccountNotSupported", ErrorKind.InvalidOperation, account.Id,
        $"The account {account.Label} is the management account, whose root credentials cannot be managed centrally.",
        "Sign in at https://console.aws.amazon.com/ as its root user, choose the account name, Security credentials.");
}
