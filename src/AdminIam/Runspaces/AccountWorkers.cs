using System.Collections.Concurrent;
using System.Diagnostics;
using System.Management.Automation;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Errors;

namespace AdminIam.Runspaces;

/// <summary>Runs a script block in several accounts at once. Each worker has a thread and a runspace, which are created
/// when they are needed and used for one account after the other.</summary>
/// <remarks>The public members belong to the pipeline thread.</remarks>
/// <param name="limit">The maximum number of accounts at once.</param>
/// <param name="script">The script block.</param>
/// <param name="sessions">Opens the sessions of the accounts.</param>
/// <param name="completed">Receives the outcome of each account.</param>
/// <param name="stop">Stops the work.</param>
internal sealed class AccountWorkers(
    int limit, AccountScript script, IAccountSessions sessions, Action<AccountOutcome> completed,
    CancellationToken stop) : IDisposable
{
    private readonly BlockingCollection<AccountTarget> _targets = new();
    private readonly ConcurrentDictionary<AccountTarget, bool> _running = new();
    private readonly OutputQueue _output = new(stop);
    private readonly AccountNotes _notes = new(script.Variables.Values);
    private readonly List<Thread> _threads = [];
    private volatile AdminException? _callerFailure;

    /// <summary>Why the credentials of the caller can no longer be used; <see langword="null"/> if they can. Accounts
    /// that are open are completed, and the others fail without a call.</summary>
    public AdminException? CallerFailure => _callerFailure;

    /// <summary>The number of accounts that are not complete.</summary>
    public int Pending { get; private set; }

    /// <summary>Whether another account can be added. Some wait, so that no worker does.</summary>
    public bool HasRoom => Pending < limit + limit;

    /// <summary>Starts the script block in an account.</summary>
    /// <param name="target">The account.</param>
    public void Add(AccountTarget target)
    {
        if (_threads.Count < limit && _threads.Count <= Pending)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = nameof(AccountWorkers) };
            _threads.Add(thread);
            thread.Start();
        }

        Pending++;
        _targets.Add(target);
    }

    /// <summary>Notes why a call with the credentials of the caller failed.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>Whether the credentials are the reason, so that no other account can be opened.</returns>
    public bool NoteFailure(Exception failure)
    {
        var known = AwsErrors.Translate(failure, null);
        if (known.Kind != ErrorKind.Authentication)
            return false;
        // What AWS states about the credentials does not name an account, unlike the error that contains it.
        var reason = AwsErrors.Translate(known.InnerException ?? known, null);
        _callerFailure ??= reason.Kind == ErrorKind.Authentication ? reason : known;
        return true;
    }

    /// <summary>Writes the next output of the script blocks.</summary>
    /// <param name="cmdlet">The cmdlet that writes it.</param>
    /// <param name="patience">The time to wait for it.</param>
    /// <returns>Whether there was any.</returns>
    public bool Deliver(PSCmdlet cmdlet, TimeSpan patience) => _output.Deliver(cmdlet, patience);

    /// <summary>Waits for the script blocks after they were stopped.</summary>
    /// <param name="patience">The time to wait. A script block that does not stop is left.</param>
    /// <param name="warnings">What has to be displayed nevertheless.</param>
    /// <returns>The accounts in which the script block was interrupted.</returns>
    public IReadOnlyList<AccountTarget> Abandon(TimeSpan patience, out IReadOnlyList<string> warnings)
    {
        var interrupted = _running.Keys.ToList();
        var clock = Stopwatch.StartNew();
        foreach (var thread in _threads)
        {
            var left = patience - clock.Elapsed;
            thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        warnings = _output.Drain();
        Pending = 0;
        return interrupted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _targets.CompleteAdding();
        if (_threads.TrueForAll(thread => thread.Join(TimeSpan.Zero)))
        {
            _targets.Dispose();
            _output.Dispose();
        }
    }

    private void Work()
    {
        AccountRunspace? runspace = null;
        try
        {
            foreach (var target in _targets.GetConsumingEnumerable(stop))
            {
                _running[target] = true;
                var outcome = Run(target, ref runspace);
                _running.TryRemove(target, out _);
                _output.Add(new OutputMessage(target, _ => Complete(outcome)));
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The command was stopped. The accounts in progress are still in _running.
        }
        finally
        {
            runspace?.Dispose();
        }
    }

    private void Complete(AccountOutcome outcome)
    {
        Pending--;
        completed(outcome);
    }

    private AccountOutcome Run(AccountTarget target, ref AccountRunspace? runspace)
    {
        var streams = new AccountStreams(target, _output, _notes);
        if (_callerFailure is { } known)
            return FailSession(known, target);
        AdminSession session;
        try
        {
            session = sessions.Open(target);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return FailSession(e, target);
        }

        try
        {
            runspace ??= new AccountRunspace(script);
            runspace.Run(target, session, streams, stop);
            if (!runspace.IsReusable)
                Release(ref runspace);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            streams.Fail(ErrorRecords.From(e, target.Account.Id));
            Release(ref runspace);
        }
        finally
        {
            sessions.Close(session);
        }

        return new AccountOutcome(target, streams.ErrorCount, streams.FirstError);
    }

    private static void Release(ref AccountRunspace? runspace)
    {
        runspace?.Dispose();
        runspace = null;
    }

    private AccountOutcome FailSession(Exception failure, AccountTarget target)
    {
        var error = AccountErrors.OfSession(failure, target);
        NoteFailure(failure);
        _output.Add(new OutputMessage(target, cmdlet => cmdlet.WriteError(error)));
        return new AccountOutcome(target, 1, error);
    }
}
