using AdminIam.Engine.Common;

namespace AdminIam.Engine.Aws.Throttling;

/// <summary>
/// Limits the rate of all calls of a session to one service. Unless the service has a maximum rate, the rate is not
/// limited until AWS throttles. Then it decreases by half of the fraction of throttled calls, and increases linearly
/// while calls succeed.
/// </summary>
/// <param name="pace">The rate settings of the service.</param>
/// <param name="time">The clock. Only elapsed time is used, so that changes of the system time have no effect.</param>
/// <remarks>
/// The token buckets of AWS apply to the account and their size is usually not published, so the rate must be
/// determined by trial. A decrease in proportion to the throttled fraction prevents a few throttled calls from stalling
/// a run.
/// </remarks>
internal sealed class Pacer(ServicePace pace, TimeProvider time)
{
    private const double ShareMemory = 0.05;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private readonly long _start = time.GetTimestamp();
    private readonly object _lock = new();
    private readonly Queue<TimeSpan> _sent = new();
    private readonly Random _jitter = new();
    private double _rate = pace.FastestRate;
    private double _throttledShare;
    private TimeSpan _nextSlot;
    private TimeSpan? _lastChange;

    /// <summary>The current rate in calls per second; infinite if there is no maximum and AWS has not
    /// throttled.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
                return _rate;
        }
    }

    /// <summary>Waits until the next call may be sent.</summary>
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

    /// <summary>Records that a call received a response.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _throttledShare *= 1 - ShareMemory;
            if (double.IsInfinity(_rate))
                return;
            // Each call represents 1/rate seconds.
            _rate = Math.Min(pace.FastestRate, _rate + (pace.IncreasePerSecond / _rate));
        }
    }

    /// <summary>Records that a call was throttled.</summary>
    public void Throttled()
    {
        lock (_lock)
        {
            _throttledShare = (_throttledShare * (1 - ShareMemory)) + ShareMemory;
            var now = time.GetElapsedTime(_start);
            // Calls that were in progress when the rate decreased are also throttled. They count only once.
            if (now - _lastChange < Window)
                return;
            _lastChange = now;
            var present = double.IsInfinity(_rate) ? Math.Max(_sent.Count, pace.SlowestRate) : _rate;
            var jitter = 0.95 + (0.05 * _jitter.NextDouble());
            _rate = Math.Max(pace.SlowestRate, present * (1 - (_throttledShare / 2)) * jitter);
        }
    }
}
