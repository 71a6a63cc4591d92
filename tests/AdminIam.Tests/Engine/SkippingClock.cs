namespace AdminIam.Tests.Engine;

/// <summary>A clock that advances only by the requested delays, so that tests do not wait.</summary>
/// <param name="start">The system time at first.</param>
internal sealed class SkippingClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly object _lock = new();
    private TimeSpan _elapsed;
    private DateTimeOffset _start = start ?? new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
                return _elapsed;
        }
    }

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <summary>Advances the time.</summary>
    public void Advance(TimeSpan time)
    {
        lock (_lock)
            _elapsed += time;
    }

    /// <summary>Sets the system time back, like a user or NTP. The elapsed time is not changed.</summary>
    public void SetBack(TimeSpan time) => _start -= time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new SpentTimer();
    }

    private sealed class SpentTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // It has already elapsed.
        }

        public ValueTask DisposeAsync() => default;
    }
}
