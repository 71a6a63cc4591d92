namespace AdminIam.Engine.Common.Bulk;

/// <summary>
/// Works on several records at a time and hands their results back in the order they came in, on the caller's thread.
/// </summary>
/// <remarks>
/// A slow record holds up only the results behind it, not the work: up to <see cref="Window"/> records may be accepted
/// ahead of the oldest one. Callers take records in only while <see cref="HasRoom"/>, so memory does not grow with input.
/// </remarks>
public sealed class OrderedWork : IDisposable
{
    private const int WindowPerSlot = 8;
    private readonly Queue<Item> _items = new();
    private readonly SemaphoreSlim _slots;
    private readonly CancellationToken _stop;
    private readonly CancellationToken _abandon;

    /// <summary>Makes a queue of work.</summary>
    /// <param name="limit">How many records are worked on at once.</param>
    /// <param name="stop">Fires first: no record is started any more.</param>
    /// <param name="abandon">Fires when the grace of what was started is over.</param>
    public OrderedWork(int limit, CancellationToken stop, CancellationToken abandon)
    {
        _slots = new SemaphoreSlim(limit);
        _stop = stop;
        _abandon = abandon;
        Window = limit * WindowPerSlot;
    }

    /// <summary>How many records may wait for their turn or for an older one.</summary>
    public int Window { get; }

    /// <summary>Records that were added and whose result has not been delivered.</summary>
    public int Pending => _items.Count;

    /// <summary>Whether another record may be taken in.</summary>
    public bool HasRoom => _items.Count < Window;

    /// <summary>Takes a record in; its work starts when a slot is free.</summary>
    /// <param name="work">The work.</param>
    /// <param name="deliver">Receives the result, or the exception, on the thread that delivers.</param>
    /// <typeparam name="T">The work's result.</typeparam>
    public void Add<T>(Func<Task<T>> work, Action<Task<T>> deliver)
    {
        // Queued for here, not on the pool: work that starts out of order lets the oldest record wait for the whole window.
        var turn = _slots.WaitAsync(_stop);
        var task = Task.Run(() => RunAsync(turn, work));
        _items.Enqueue(new Item(
            task,
            () => deliver(task),
            () => UndoAsync(task)));
    }

    /// <summary>Delivers the oldest record's result if it is ready within <paramref name="patience"/>.</summary>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="isUnseen">Whether an exception of the delivery means that the result was not received.</param>
    /// <returns>Whether one was delivered.</returns>
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

    /// <summary>After a stop: waits for what was sent, undoes what was not delivered, and says what is left.</summary>
    /// <returns>A phrase for each thing that exists and that nobody was told of.</returns>
    public async Task<IReadOnlyList<string>> AbandonAsync()
    {
        // All at once: the grace is short.
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
