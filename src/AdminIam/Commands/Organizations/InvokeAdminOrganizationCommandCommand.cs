using System.Globalization;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;
using AdminIam.Runspaces;

namespace AdminIam.Commands;

/// <summary>Runs commands of this module in many accounts of the organization.</summary>
/// <remarks>
/// <para>In each account, the script block is run with a session of a role as the current one, so that its commands
/// work in that account without -Session. Your own account needs no role: your session is used. Several accounts are
/// processed at the same time, each in a runspace, and what they return is written as it comes, in no order.</para>
/// <para>Objects have the properties AccountId and AccountName in addition, unless they have properties of these names.
/// Errors, warnings and other messages start with the account, and error records have the properties AccountId and
/// AccountName too. An error in an account does not end the command in the others. If your own credentials expire, each
/// remaining account is an error, and the command ends when the script blocks in progress are complete.</para>
/// <para>As with ForEach-Object -Parallel, the script block does not see your variables and functions. It reads
/// $using:name for the value of your variable $name. $_ is the account, or the piped object: a row has all its
/// columns. Variables, functions, preferences and sessions that the script block sets end with it. Environment
/// variables belong to the process. Runspaces and jobs that the script block starts itself do not have the session of
/// the account.</para>
/// <para>-WhatIf, -Verbose, -Debug, -Confirm and their preference variables apply to the commands in the script block.
/// With -Confirm, the command prompts before each account, and the commands in the script block do not. They cannot
/// prompt: commands that ask by default, such as Remove-AdminUser, require -Confirm:$false.</para>
/// <para>Accounts that are not active are skipped with one warning.</para>
/// </remarks>
/// <example>
/// <summary>Find users without MFA in all accounts</summary>
/// <code>Invoke-AdminOrganizationCommand { Test-AdminAccount UserMfa } -Account *</code>
/// <para>The findings carry their account.</para>
/// </example>
/// <example>
/// <summary>Create an administrators group in two accounts</summary>
/// <code>Invoke-AdminOrganizationCommand { New-AdminGroup -Ensure } -WhatIf `
///     -Account Prod, 123456789012</code>
/// <para>With -WhatIf, the commands in the script block show what they would do.</para>
/// </example>
/// <example>
/// <summary>Use values of your session</summary>
/// <code>$names = 'Auditors', 'Operators'
/// Invoke-AdminOrganizationCommand -Account 123456789012 -ScriptBlock {
///     New-AdminGroup $using:names -Policy @() -Ensure
/// } -Summary</code>
/// <para>The last object is a summary, with the accounts that failed.</para>
/// </example>
/// <example>
/// <summary>Run commands for each row of a CSV</summary>
/// <code>$rows = [pscustomobject]@{ AccountId = '123456789012'; Team = 'Ops' }
/// $rows | Invoke-AdminOrganizationCommand {
///     New-AdminGroup $_.Team -Policy @()
/// }</code>
/// <para>The script block is run once for each row, also if rows have the same account.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Invoke, "AdminOrganizationCommand", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name, HelpUri = HelpPage.Folder + "Invoke-AdminOrganizationCommand.md")]
[OutputType(typeof(PSObject), typeof(AdminOrganizationCommandSummary))]
[RequiresActions("sts:AssumeRole", When = "for other accounts than your own")]
[RequiresActions("organizations:ListAccounts", When = "for names of accounts")]
[RequiresActions("organizations:DescribeAccount", Otherwise = "the names of accounts are empty")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for paths of organizational units")]
public sealed class InvokeAdminOrganizationCommandCommand : InputCmdlet, IPassesRows
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1.8);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<OrganizationAccount> _inactive = [];
    private readonly CommandTally _tally = new();
    private readonly RunProgress _progress = new();
    private AccountArguments? _accounts;
    private AccountWorkers? _workers;
    private bool _asks;

    /// <summary>The commands to run in each account.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>The accounts: an ID, a name, a name with wildcards, or the path of an organizational unit such as
    /// /Workloads/Prod, with /* at the end also of all units below. * stands for all accounts.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Column("AccountId", IsName = true, IsRequired = true, PreferredProperty = "AccountId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>The name of the role to assume in each account, 1 to 64 letters, digits and the characters
    /// _ + = , . @ -, with its path if it has one. AWS creates the default role only in accounts that the organization
    /// created.</summary>
    /// <value>OrganizationAccountAccessRole</value>
    [Parameter]
    [Column("Role")]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? RoleName { get; set; }

    /// <summary>The external ID that the trust policy of the role requires, 2 to 1,224 characters.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? ExternalId { get; set; }

    /// <summary>The maximum number of accounts to process concurrently, from 1 to 256. Each needs a runspace. AWS
    /// limits the request rate of each account by itself.</summary>
    /// <value>16</value>
    [Parameter]
    [ValidateRange(1, 256)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Returns a summary as the last object: how many accounts succeeded, failed and were skipped, and the
    /// first error of each account that failed.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Captures the script block and its variables.</summary>
    protected override void BeginProcessing()
    {
        _asks = Questions.AreShown(this) && !Questions.IsWhatIf(this);
        try
        {
            var script = new AccountScript(this, ScriptBlock)
            {
                Preferences = PassedPreferences.Of(this, _asks),
            };
            var caller = new AdminSession(Run.Session);
            _workers = new AccountWorkers(
                ThrottleLimit, script, new MemberSessions(caller, Stop), _tally.Add, Stop.Soft);
        }
        catch (AdminException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, e.Target));
        }
    }

    /// <summary>Writes the remaining results.</summary>
    protected override void EndProcessing()
    {
        if (_inactive.Count > 0)
            WriteWarning(AccountArguments.SkippedText(_inactive));

        DeliverUntil(() => _workers!.Pending == 0, inputEnded: true);
        _progress.Close(this);
        if (Summary)
            WriteObject(_tally.Summarize());
        if (_workers!.CallerFailure is { } failure)
            ThrowTerminatingError(ErrorRecords.From(failure, failure.Target));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // If the pipeline was stopped while another command was running, EndProcessing is not called.
        Abandon();
        _workers?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var isPiped = MyInvocation.ExpectingInput;
        // A row is for one account and has other values than the next row of the same account.
        foreach (var account in Find(record).Where(account => _seen.Add(account.Id) || isPiped))
            Start(account, record.Piped ?? View.Listed(new AdminOrganizationAccount(account)));
    }

    private List<OrganizationAccount> Find(InputRecord record)
    {
        _accounts ??= new AccountArguments(this, Organizations, anyState: true) { Fail = FailToFind };
        if (_workers!.CallerFailure is { } known)
            FailToFind(known, record.Name);
        else if (_accounts.TryFind(record, [record.Name], out var accounts))
            return accounts;
        return _workers.CallerFailure is not null && AccountSelector.IdOf(record.Name.Trim()) is { } id
            ? [(record.Source as AdminOrganizationAccount)?.Account ?? new OrganizationAccount { Id = id }]
            : [];
    }

    // If the credentials of the caller fail, each of the remaining accounts is an error, which the workers write if its
    // ID is known, and the accounts in progress are completed before the run ends.
    private void FailToFind(Exception failure, string name)
    {
        if (!_workers!.NoteFailure(failure))
            Fail(failure, name);
        else if (AccountSelector.IdOf(name.Trim()) is null)
            WriteError(ErrorRecords.From(failure, name, CurrentRow));
    }

    private void Start(OrganizationAccount account, object? input)
    {
        if (!account.IsActive)
            _inactive.Add(account);
        var name = account.Name is null ? account.Id : $"{account.Name} ({account.Id})";
        if (!account.IsActive || (_asks && !ShouldProcess(name, $"Run {{{ScriptBlock}}}")))
        {
            _tally.Skip(account.Id);
            return;
        }

        DeliverUntil(() => _workers!.HasRoom, inputEnded: false);
        _workers!.Add(new AccountTarget(account, input)
        {
            RoleName = NameArgument.OrNull(RoleName) ?? MemberRole.DefaultName,
            ExternalId = NameArgument.OrNull(ExternalId),
        });
        Deliver(TimeSpan.Zero);
    }

    private void DeliverUntil(Func<bool> enough, bool inputEnded)
    {
        while (!enough())
        {
            Deliver(RunProgress.Tick);
            ShowProgress(inputEnded);
        }
    }

    private void Deliver(TimeSpan patience)
    {
        try
        {
            do
            {
                if (Stopping)
                    throw new PipelineStoppedException();
            }
            while (_workers!.Deliver(this, patience) && patience == TimeSpan.Zero);
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    // No script block starts any more, and those that run are stopped. Commands that can undo or complete what they do.
    private void Abandon()
    {
        if (_workers is null || _workers.Pending == 0)
            return;
        _progress.Close(this);
        StopProcessing();
        var interrupted = _workers.Abandon(StopPatience, out var warnings);
        // Not WriteWarning: a pipeline that is being stopped no longer accepts output.
        foreach (var warning in warnings)
            Host.UI.WriteWarningLine(warning);
        if (Stopping && interrupted.Count > 0)
        {
            Host.UI.WriteWarningLine(
                "Invoke-AdminOrganizationCommand was interrupted in "
                + $"{string.Join(", ", interrupted.Select(target => target.Account.Label))}.");
        }
    }

    private void ShowProgress(bool inputEnded)
    {
        var finished = _tally.Succeeded + _tally.Failed;
        _progress.Show(this, finished, inputEnded ? _workers!.Pending : null, _ => string.Format(
            CultureInfo.CurrentCulture, "{0} accounts done, {1} with errors", finished, _tally.Failed));
    }
}
