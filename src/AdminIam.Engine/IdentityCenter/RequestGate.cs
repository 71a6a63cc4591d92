namespace AdminIam.Engine.IdentityCenter;

/// <summary>Limits the requests about assignments that a session has in progress.</summary>
/// <remarks>
/// AWS accepts 15 for the whole instance, and refuses those of everyone beyond. The gate starts with 10, so that others
/// can work, and takes the other places one by one while AWS refuses nothing. After a refusal, others use the
/// instance: the gate then takes 10 at most for a minute, and fewer after each further refusal.
/// </remarks>
internal sealed class RequestGate(TimeProvider time)
{
    private const int Considerate = 10;
    private const int Most = 15;
    private const int RequestsForPlace = 4;
    private static readonly TimeSpan Caution = TimeSpan.FromMinutes(1);

    // Requests that were sent together are refused together, which counts once.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private int _limit = Considerate;
    private int _open;
    private int _accepted;
    private long? _refused;

    /// <summary>The number of requests that may be in progress.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
                return _limit;
        }
    }

    /// <summary>Waits for a place. <see cref="Leave"/> frees it.</summary>
    public async Task EnterAsync(CancellationToken stop)
    {
        TaskCompletionSource<bool> turn;
        lock (_lock)
        {
            if (_open < _limit)
            {
                _open++;
                return;
            }

            turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        using (stop.Register(() => turn.TrySetCanceled()))
            await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Frees a place.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _open--;
            Admit();
        }
    }

    /// <summary>Records that AWS accepted a request.</summary>
    public void Accepted()
    {
        lock (_lock)
        {
            if (_refused is { } refused && time.GetElapsedTime(refused) < Caution)
                return;
            if (_limit >= Most || ++_accepted < RequestsForPlace)
                return;
            _accepted = 0;
            _limit++;
            Admit();
        }
    }

    /// <summary>Records that AWS refused a request because too many are in progress.</summary>
    public void Refused()
    {
        lock (_lock)
        {
            if (_refused is { } refused && time.GetElapsedTime(refused) < Window)
                return;
            _refused = time.GetTimestamp();
            _accepted = 0;
            _limit = _limit > Considerate ? Considerate : Math.Max(1, _limit - 1);
        }
    }

    private void Admit()
    {
        while (_open < _limit && _waiting.Count > 0)
        {
            // A canceled wait does not take the place.
            if (_waiting.Dequeue().TrySetResult(true))
                _open++;
        }
    }
}
