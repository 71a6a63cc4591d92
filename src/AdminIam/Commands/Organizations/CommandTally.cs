using System.Diagnostics;
using AdminIam.Runspaces;

namespace AdminIam.Commands;

/// <summary>Counts how a script block ended in the accounts. It keeps one line for each account that failed or was
/// skipped.</summary>
internal sealed class CommandTally
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<AdminAccountFailure> _failures = [];
    private readonly List<string> _skipped = [];

    /// <summary>The number of accounts in which the script block had no error.</summary>
    public int Succeeded { get; private set; }

    /// <summary>The number of accounts in which it had errors.</summary>
    public int Failed => _failures.Count;

    /// <summary>Counts an account that is complete.</summary>
    /// <param name="outcome">How the script block ended.</param>
    public void Add(AccountOutcome outcome)
    {
        if (outcome.FirstError is not { } error)
        {
            Succeeded++;
            return;
        }

        var account = outcome.Target.Account;
        _failures.Add(new AdminAccountFailure(account.Id, account.Name)
        {
            ErrorId = error.FullyQualifiedErrorId.Split(',')[0],
            Message = error.ToString(),
            ErrorCount = outcome.ErrorCount,
        });
    }

    /// <summary>Counts an account in which the script block is not run.</summary>
    /// <param name="accountId">The ID of the account.</param>
    public void Skip(string accountId) => _skipped.Add(accountId);

    /// <summary>Returns the summary.</summary>
    public AdminOrganizationCommandSummary Summarize() => new()
    {
        AccountCount = Succeeded + Failed + _skipped.Count,
        SucceededCount = Succeeded,
        FailedCount = Failed,
        SkippedCount = _skipped.Count,
        Duration = _clock.Elapsed,
        Failure = [.. _failures],
        SkippedAccount = [.. _skipped],
    };
}
