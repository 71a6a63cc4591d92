using AdminIam.Engine.Common;

namespace AdminIam.Engine.Aws.Throttling;

/// <summary>
/// Paces all calls of a session to one service together. There is no pace until AWS throttles; then the rate drops by half the share
/// of calls that were throttled, and grows by the service's increase while calls succeed.
/// </summary>
/// <param name="pace">The service's pace.</param>
/// <param name="time">The clock; only what has elapsed counts, so that setting the computer's time changes nothing.</param>
/// <remarks>
/// AWS's token buckets are account-wide and their size is not published, so the rate has to be found by trying. Dropping
/// in proportion to the throttled share keeps a few stray throttles from stalling a run.
/// </remarks>
internal sealed class Pacer(ServicePace pace, TimeProvider time)
{
    private const double ShareMemory = 0.05;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private readonly long _start = time.GetTimestamp();
    private readonly object _lock = new();
    private readonly Queue<TimeSpan> _sent = new();
    private readonly Random _jitter = new();
    private double _rate = double.PositiveInfinity;
    private double _throttledShare;
    private TimeSpan _nextSlot;
    private TimeSpan? _lastChange;

    /// <summary>Calls per second at present; infinite while AWS has not throttled.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
                return _rate;
        }
    }

    /// <summary>Waits for this call's turn.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan delay;
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var slot = double.IsInfinity(_rate) || _nextSlot < now ? now : _nextSlot;
            if (!double.IsInfinity(_rate))
                _nextSlot = slot + TimeSpan.FromSeconds(1 / _rate);
            _sent.Enqueue(slot);
            while (_sent.Count > 0 && _sent.Peek() < now - TimeSpan.FromSeconds(1))
                _sent.Dequeue();
            delay = slot - now;
        }

        return delay > TimeSpan.Zero ? Delays.WaitAsync(time, delay, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>A call was answered, whatever the answer.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _throttledShare *= 1 - ShareMemory;
            if (double.IsInfinity(_rate))
                return;
            // Each call stands for 1/rate seconds.
            _rate += pace.IncreasePerSecond / _rate;
        }
    }

    /// <summary>A call was refused by throttling.</summary>
    public void Throttled()
    {
        lock (_lock)
        {
            _throttledShare = (_throttledShare * (1 - ShareMemory)) + ShareMemory;
            var now = time.GetElapsedTime(_start);
            // The calls that were on their way when the rate dropped are throttled too; they count once.
            if (now - _lastChange < Window)
                return;
            _lastChange = now;
            var present = double.IsInfinity(_rate) ? Math.Max(_sent.Count, pace.SlowestRate) : _rate;
            var jitter = 0.95 + (0.05 * _jitter.NextDouble());
            _rate = Math.Max(pace.SlowestRate, present * (1 - (_throttledShare / 2)) * jitter);
        }
    }
}
