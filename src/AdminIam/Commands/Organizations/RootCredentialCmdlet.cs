using System.Management.Automation;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets about the root credentials of the organization's accounts.</summary>
[RequiresActions("iam:ListOrganizationsFeatures", Otherwise = "a disabled feature is an error of each account")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for paths of organizational units")]
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
}
