using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Completion;

/// <summary>A list of an account that is read in the background and cached for a short time, because a prompt cannot
/// wait.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class CachedList<T> : ICachedList
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReadingLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SecondPatience = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentQueue<T> _items = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Task _reading;
    private volatile bool _wasIncomplete;

    internal CachedList(Func<StopSignal, Action<T>, Task> read, int generation, TimeProvider time)
    {
        Generation = generation;
        _time = time;
        _start = time.GetTimestamp();
        _reading = Task.Run(() => ReadAsync(read));
    }

    /// <inheritdoc/>
    public int Generation { get; }

    /// <inheritdoc/>
    public bool IsFresh => Age < (_reading.IsFaulted || _reading.IsCanceled ? FailureLifetime : Lifetime);

    private TimeSpan Age => _time.GetElapsedTime(_start);

    /// <summary>Waits until the list is complete, and returns the items that have been read.</summary>
    /// <remarks>A list that cannot be read is short or empty: the command that needs it reports the reason. A list that
    /// an earlier call has waited for already is not waited for as long again.</remarks>
    /// <param name="patience">The maximum time to wait.</param>
    public IReadOnlyList<T> Wait(TimeSpan patience)
    {
        if (_wasIncomplete && patience > SecondPatience)
            patience = SecondPatience;
        // Unlike Wait, it does not throw exceptions of the task.
        _wasIncomplete = Task.WaitAny([_reading], patience > TimeSpan.Zero ? patience : TimeSpan.Zero) < 0;
        return _items.ToArray();
    }

    private async Task ReadAsync(Func<StopSignal, Action<T>, Task> read)
    {
        using var stop = new StopSignal();
        using var over = new CancellationTokenSource();
        var reading = read(stop, _items.Enqueue);
        await Task.WhenAny(reading, Delays.WaitAsync(_time, ReadingLimit, over.Token)).ConfigureAwait(false);
        over.Cancel();
        stop.Stop(TimeSpan.Zero);
        await reading.ConfigureAwait(false);
    }
}
