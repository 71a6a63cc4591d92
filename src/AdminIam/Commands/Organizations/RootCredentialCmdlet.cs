using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Errors;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets about the root credentials of the organization's accounts.</summary>
public abstract class RootCredentialCmdlet : BulkCmdlet
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private AccountArguments? _accounts;
    private RootSessionOpener? _opener;
    private string? _managementAccountId;

    /// <summary>Opens root sessions.</summary>
    private protected RootSessionOpener Opener => _opener!;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _opener?.Dispose();
    }

    /// <summary>Checks once that the caller manages root credentials. Otherwise, the command ends, because no account
    /// could be processed.</summary>
    private protected void Open()
    {
        if (_opener is not null)
            return;
        try
        {
            _opener = new RootSessionOpener(Run.Session.Account, Stop);
            _managementAccountId = Await(
                new RootAccessCheck(Run, Organizations).ManagementAccountIdAsync());
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Run.Session.Identity.AccountId));
        }
    }

    /// <summary>Returns the accounts that texts select, each once in a run.</summary>
    /// <param name="record">The record.</param>
    /// <param name="texts">IDs, names, patterns and paths of organizational units.</param>
    internal IEnumerable<OrganizationAccount> Find(InputRecord record, IEnumerable<string> texts)
    {
        _accounts ??= new AccountArguments(this, Organizations, anyState: false);
        _accounts.TryFind(record, texts, out var found);
        return found.Where(account => _done.Add(account.Id));
    }

    /// <summary>Returns whether an account is the management account.</summary>
    internal bool IsManagement(OrganizationAccount account) => account.Id == _managementAccountId;

    /// <summary>Returns the member accounts that texts select. The management account is an error if it is named, and
    /// is otherwise left out with a warning.</summary>
    /// <param name="record">The record.</param>
    /// <param name="texts">IDs, names, patterns and paths of organizational units.</param>
    internal IEnumerable<OrganizationAccount> FindMembers(InputRecord record, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var isPath = text.TrimStart().StartsWith("/", StringComparison.Ordinal);
            var isNamed = record.Source is null && !isPath && !NameArgument.IsPattern(text);
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
