using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdminIam.Sandbox.Faults;

/// <summary>
/// Holds answers back for the sandbox's latency, to the millisecond. A task's delay is counted in ticks of the system,
/// of four milliseconds on many Linux kernels, which would make a latency of 50 ms one of 52.
/// </summary>
internal sealed class LatencyClock : IDisposable
{
    // The latency is the same for all, so the first to come is the first to go.
    private readonly BlockingCollection<Wait> waits = new();
    private readonly Lazy<Thread> thread;

    public LatencyClock()
    {
        thread = new Lazy<Thread>(() =>
        {
            var started = new Thread(Run) { IsBackground = true, Name = "Sandbox latency" };
            started.Start();
            return started;
        });
    }

    /// <summary>Ends once the latency is over.</summary>
    public Task WaitAsync(TimeSpan latency)
    {
        if (latency <= TimeSpan.Zero)
            return Task.CompletedTask;
        _ = thread.Value;
        var wait = new Wait(Stopwatch.GetTimestamp() + (long)(latency.TotalSeconds * Stopwatch.Frequency));
        try
        {
            waits.Add(wait);
            return wait.Task;
        }
        catch (InvalidOperationException)
        {
            // The sandbox has been stopped: nobody waits for the answer.
            return Task.CompletedTask;
        }
    }

    public void Dispose() => waits.CompleteAdding();

    private void Run()
    {
        foreach (var wait in waits.GetConsumingEnumerable())
        {
            if (!waits.IsAddingCompleted)
                SleepUntil(wait.Due);
            wait.SetResult(true);
        }
    }

    private static void SleepUntil(long due)
    {
        while (due - Stopwatch.GetTimestamp() is > 0 and var ticks)
            Thread.Sleep((int)Math.Min(int.MaxValue, Math.Ceiling(ticks * 1000.0 / Stopwatch.Frequency)));
    }

    private sealed class Wait : TaskCompletionSource<bool>
    {
        public Wait(long due)
            : base(TaskCreationOptions.RunContinuationsAsynchronously) => Due = due;

        public long Due { get; }
    }
}
