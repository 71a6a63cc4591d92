using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdminIam.Sandbox.Faults;

/// <summary>
/// Delays answers by the latency, exact to the millisecond. The delay of a task is counted in ticks of the system,
/// which take four milliseconds on many Linux kernels and would turn a latency of 50 ms into 52 ms.
/// </summary>
internal sealed class LatencyClock : IDisposable
{
    // The latency is the same for all: the answers leave in the order in which the requests came.
    private readonly BlockingCollection<Wait> _waits = new();
    private readonly Lazy<Thread> _thread;

    public LatencyClock()
    {
        _thread = new Lazy<Thread>(() =>
        {
            var started = new Thread(Run) { IsBackground = true, Name = "Sandbox latency" };
            started.Start();
            return started;
        });
    }

    /// <summary>Completes when the latency is over.</summary>
    public Task WaitAsync(TimeSpan latency)
    {
        if (latency <= TimeSpan.Zero)
            return Task.CompletedTask;
        _ = _thread.Value;
        var wait = new Wait(Stopwatch.GetTimestamp() + (long)(latency.TotalSeconds * Stopwatch.Frequency));
        try
        {
            _waits.Add(wait);
            return wait.Task;
        }
        catch (InvalidOperationException)
        {
            // The sandbox has been stopped: no client waits for the answer.
            return Task.CompletedTask;
        }
    }

    public void Dispose() => _waits.CompleteAdding();

    private void Run()
    {
        foreach (var wait in _waits.GetConsumingEnumerable())
        {
            if (!_waits.IsAddingCompleted)
                SleepUntil(wait.Due);
            wait.SetResult(true);
        }
    }

    private static void SleepUntil(long due)
    {
        while (due - Stopwatch.GetTimestamp() is > 0 and var ticks)
            Thread.Sleep((int)Math.Min(int.MaxValue, Math.Ceiling(ticks * 1000.0 / Stopwatch.Frequency)));
    }

    private sealed class Wait(long due) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Due { get; } = due;
    }
}
