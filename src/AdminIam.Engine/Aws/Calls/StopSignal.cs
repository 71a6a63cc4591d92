namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Tells work to stop in two steps: first nothing new is started, then, when the grace is over, what was sent is
/// abandoned. A create that was sent is let finish, because its answer may hold the only copy of a secret.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _soft;
    private readonly CancellationTokenSource _hard;
    private readonly object _lock = new();
    private bool _isOver;

    /// <summary>Makes a signal that has not fired.</summary>
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

    /// <summary>Fires first: start nothing new.</summary>
    public CancellationToken Soft => _soft.Token;

    /// <summary>Fires when the grace is over: abandon what is under way.</summary>
    public CancellationToken Hard => _hard.Token;

    /// <summary>The signal for work that finishes or undoes what was begun: it goes on until the grace is over.</summary>
    public StopSignal Finishing { get; }

    /// <summary>Stops, leaving <paramref name="grace"/> to what has been sent. The first stop counts; a stop of work that has
    /// ended already does nothing, because PowerShell may stop a command while it disposes it.</summary>
    /// <param name="grace">How long calls already sent may take.</param>
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
