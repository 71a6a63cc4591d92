namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Stops work in two steps: first, no new calls are started; after a grace period, calls that were sent are canceled. A
/// create request that was sent may complete, because its response may contain the only copy of a secret.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _soft;
    private readonly CancellationTokenSource _hard;
    private readonly object _lock = new();
    private bool _isOver;

    /// <summary>Creates a signal that is not set.</summary>
    public StopSignal()
    {
        _soft = new CancellationTokenSource();
        _hard = new CancellationTokenSource();
        Finishing = new StopSignal(_hard);
    }

    private StopSignal(CancellationTokenSource hard)
    {
        _soft = hard;
        _hard = hard;
        Finishing = this;
    }

    /// <summary>Canceled first: no new calls are started.</summary>
    public CancellationToken Soft => _soft.Token;

    /// <summary>Canceled after the grace period: calls in progress are canceled.</summary>
    public CancellationToken Hard => _hard.Token;

    /// <summary>The signal for work that completes or reverts changes, which continues until the grace period is
    /// over.</summary>
    public StopSignal Finishing { get; }

    /// <summary>Stops the work. Calls that were sent may complete within <paramref name="grace"/>. Further stops, and
    /// stops after the end of the work, have no effect, because PowerShell may stop a command while it disposes
    /// it.</summary>
    /// <param name="grace">The time that calls in progress may still take.</param>
    public void Stop(TimeSpan grace)
    {
        lock (_lock)
        {
            if (_isOver || _soft.IsCancellationRequested)
                return;
            _hard.CancelAfter(grace);
            _soft.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _soft.Dispose();
            _hard.Dispose();
        }
    }
}
