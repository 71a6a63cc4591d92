namespace AdminIam.Engine.Common.Bulk;

/// <summary>
/// Processes several records concurrently and delivers their results in input order, on the thread of the caller.
/// </summary>
/// <remarks>
/// A slow record delays only subsequent results, not their processing: up to <see cref="Window"/> records can be
/// accepted after the oldest one. Callers add records only while <see cref="HasRoom"/>, so memory use does not grow
/// with the input.
/// </remarks>
/// <param name="limit">The maximum number of records to process concurrently.</param>
/// <param name="stop">Canceled first: no more records are started.</param>
/// <param name="abandon">Canceled when the grace period of started records is over.</param>
public sealed class OrderedWork(int limit, CancellationToken stop, CancellationToken abandon) : IDisposable
{
    private const int WindowPerSlot = 8;
    private readonly Queue<Item> _items = new();
    private readonly SemaphoreSlim _slots = new(limit);
    private readonly CancellationToken _stop = stop;
    private readonly CancellationToken _abandon = abandon;

    /// <summary>The maximum number of pending records, including completed ones that wait for an older one.</summary>
    public int Window { get; } = limit * WindowPerSlot;

    /// <summary>The number of records whose result has not been delivered.</summary>
    public int Pending => _items.Count;

    /// <summary>Whether another record can be added.</summary>
    public bool HasRoom => _items.Count < Window;

    /// <summary>Adds a record, which is processed when a slot is available.</summary>
    /// <param name="deliver">Receives the result or the exception, on the delivering thread.</param>
    /// <typeparam name="T">The type of the result.</typeparam>
    public void Add<T>(Func<Task<T>> work, Action<Task<T>> deliver)
    {
        // Started here, not on the thread pool, because with work that starts out of order the oldest record would wait
        // for the whole window.
        var turn = _slots.WaitAsync(_stop);
        var task = Task.Run(() => RunAsync(turn, work));
        _items.Enqueue(new Item(
            task,
            () => deliver(task),
            () => UndoAsync(task)));
    }

    /// <summary>Delivers the result of the oldest record if it is available within
    /// <paramref name="patience"/>.</summary>
    /// <param name="patience">The maximum time to wait.</param>
    /// <param name="isUnseen">Returns whether an exception of the delivery means that the result was not
    /// received.</param>
    /// <returns>Whether a result was delivered.</returns>
    public bool Deliver(TimeSpan patience, Func<Exception, bool> isUnseen)
    {
        if (_items.Count == 0)
            return false;
        var item = _items.Peek();
        if (!item.Task.IsCompleted && !((IAsyncResult)item.Task).AsyncWaitHandle.WaitOne(patience))
            return false;
        try
        {
            item.Deliver();
        }
        catch (Exception e)
        {
            if (!isUnseen(e))
                _items.Dequeue();
            throw;
        }

        _items.Dequeue();
        return true;
    }

    /// <summary>After a stop, waits for calls in progress, reverts results that were not delivered, and returns what
    /// remains.</summary>
    /// <returns>A description of each resource that exists but was not reported.</returns>
    public async Task<IReadOnlyList<string>> AbandonAsync()
    {
        // Concurrently, because the grace period is short.
        var phrases = await Task.WhenAll(_items.Select(AbandonAsync)).ConfigureAwait(false);
        _items.Clear();
        return phrases.OfType<string>().ToList();
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<string?> AbandonAsync(Item item)
    {
        await Task.WhenAny(item.Task, Task.Delay(Timeout.InfiniteTimeSpan, _abandon)).ConfigureAwait(false);
        return await item.Undelivered().ConfigureAwait(false);
    }

    private static async Task<string?> UndoAsync<T>(Task<T> finished) =>
        finished.Status == TaskStatus.RanToCompletion
        && await finished.ConfigureAwait(false) is IUndoableResult { Unseen: { } unseen }
            ? await unseen.UndoAsync().ConfigureAwait(false)
            : null;

    private async Task<T> RunAsync<T>(Task turn, Func<Task<T>> work)
    {
        await turn.ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private sealed record Item(Task Task, Action Deliver, Func<Task<string?>> Undelivered);
}
