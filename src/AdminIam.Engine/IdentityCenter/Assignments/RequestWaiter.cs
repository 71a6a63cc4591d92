using AdminIam.Engine.Aws.Errors;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Sends requests through the gate of the session, and waits for their completion with few calls.</summary>
/// <param name="requests">The requests of one kind.</param>
/// <remarks>
/// The status of a request is read when it is expected to be complete, and then after steps that double up to eight
/// seconds. Where many are overdue, the list of those in progress shows in one call which of them are worth reading.
/// </remarks>
internal sealed class RequestWaiter(IdentityCenterRun run, AssignmentRequests requests)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // Timers have whole milliseconds.
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(10);
    private readonly object _lock = new();
    private readonly List<PendingRequest> _pending = [];
    private bool _isPolling;
    private int _pagesOfList = 1;

    private TimeProvider Time => run.AdminCalls.Time;

    private ExpectedDuration Expected => run.Session.RequestDuration;

    /// <summary>Sends a request as soon as the gate admits it.</summary>
    /// <param name="isAwaited">Whether to wait until it is complete.</param>
    /// <returns>The completed request. It is still in progress if it is not awaited, if AWS does not complete it within
    /// ten minutes, or if the run is stopped.</returns>
    public async Task<AccountAssignmentOperationStatus> RunAsync(Assignment assignment, bool isAwaited)
    {
        var gate = run.Session.Requests;
        await gate.EnterAsync(run.Stop.Soft).ConfigureAwait(false);
        AccountAssignmentOperationStatus sent;
        try
        {
            sent = await requests.SendAsync(assignment).ConfigureAwait(false);
        }
        catch
        {
            gate.Leave();
            throw;
        }

        if (sent.Status != StatusValues.IN_PROGRESS)
        {
            gate.Leave();
            return sent;
        }

        var pending = Track(sent);
        return isAwaited ? await pending.End.ConfigureAwait(false) : sent;
    }

    /// <summary>Frees the places of requests that are not awaited, because the run ends.</summary>
    public void Abandon()
    {
        foreach (var pending in Pending())
            End(pending, () => pending.Complete(pending.Sent));
    }

    private PendingRequest Track(AccountAssignmentOperationStatus sent)
    {
        lock (_lock)
        {
            var pending = new PendingRequest(sent, Time.GetTimestamp(), Expected.Value);
            _pending.Add(pending);
            if (!_isPolling)
            {
                _isPolling = true;
                _ = Task.Run(PollAsync);
            }

            return pending;
        }
    }

    private async Task PollAsync()
    {
        try
        {
            while (true)
            {
                var pending = Next();
                if (pending.Count == 0)
                    return;
                var due = pending.FindAll(one => Age(one) >= one.NextCheck);
                if (due.Count > 0)
                {
                    await CheckAsync(due).ConfigureAwait(false);
                    continue;
                }

                var delay = pending.Min(one => one.NextCheck - Age(one));
                await run.AdminCalls.WaitAsync(
                    delay < ShortestDelay ? ShortestDelay : delay < LongestDelay ? delay : LongestDelay)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            EndAll(e);
        }
    }

    private List<PendingRequest> Next()
    {
        lock (_lock)
        {
            _isPolling = _pending.Count > 0;
            return [.. _pending];
        }
    }

    private async Task CheckAsync(List<PendingRequest> due)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        if (due.Count(one => one.Checks > 0) > 2 * _pagesOfList)
            open = await InProgressAsync().ConfigureAwait(false);
        due.FindAll(one => open.Contains(one.Sent.RequestId)).ForEach(Postpone);
        await Task.WhenAll(due.Where(one => !open.Contains(one.Sent.RequestId)).Select(CheckAsync))
            .ConfigureAwait(false);
    }

    private async Task CheckAsync(PendingRequest pending)
    {
        try
        {
            var status = await requests.DescribeAsync(pending.Sent.RequestId).ConfigureAwait(false);
            if (status.Status == StatusValues.IN_PROGRESS)
            {
                Postpone(pending);
                return;
            }

            Expected.Observe(pending.LastCheck, Age(pending));
            End(pending, () => pending.Complete(status));
        }
        catch (Exception e) when (!run.Stop.Soft.IsCancellationRequested)
        {
            End(pending, () => pending.Fail(e));
        }
    }

    private void Postpone(PendingRequest pending)
    {
        var age = Age(pending);
        if (age >= AssignmentRequests.Patience)
        {
            End(pending, () => pending.Complete(pending.Sent));
            return;
        }

        lock (_lock)
            pending.Postpone(age, Expected.Step);
    }

    private async Task<HashSet<string>> InProgressAsync()
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var pages = requests.ListInProgress();
            var count = 0;
            while (await pages.NextAsync().ConfigureAwait(false) is { } page)
            {
                count++;
                open.UnionWith(page);
            }

            _pagesOfList = Math.Max(1, count);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            // Each request is read by itself then.
            _pagesOfList = int.MaxValue / 2;
        }

        return open;
    }

    // When the run is stopped, AWS still completes what was sent.
    private void EndAll(Exception failure)
    {
        lock (_lock)
            _isPolling = false;
        foreach (var pending in Pending())
        {
            if (failure is OperationCanceledException or ObjectDisposedException)
                End(pending, () => pending.Complete(pending.Sent));
            else
                End(pending, () => pending.Fail(failure));
        }
    }

    private void End(PendingRequest pending, Action end)
    {
        lock (_lock)
        {
            if (!_pending.Remove(pending))
                return;
        }

        run.Session.Requests.Leave();
        end();
    }

    private List<PendingRequest> Pending()
    {
        lock (_lock)
            return [.. _pending];
    }

    private TimeSpan Age(PendingRequest pending) => Time.GetElapsedTime(pending.Start);
}
