namespace AdminIam.Engine.Aws.Calls;

/// <summary>A list that AWS returns in pages, which are requested only as needed.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Pages<T>
{
    private readonly Func<string?, Task<(IEnumerable<T> Items, string? NextMarker)>> _read;
    private string? _marker;
    private bool _ended;

    internal Pages(Func<string?, Task<(IEnumerable<T> Items, string? NextMarker)>> read) => _read = read;

    /// <summary>Returns the next page, or <see langword="null"/> after the last. Any page may be empty.</summary>
    public async Task<IReadOnlyList<T>?> NextAsync()
    {
        if (_ended)
            return null;
        var (items, next) = await _read(_marker).ConfigureAwait(false);
        _marker = next;
        _ended = next is null;
        return items.ToList();
    }

    /// <summary>Returns the remaining items.</summary>
    public async Task<List<T>> ToListAsync()
    {
        var all = new List<T>();
        while (await NextAsync().ConfigureAwait(false) is { } page)
            all.AddRange(page);
        return all;
    }

    /// <summary>Returns the list with each item converted.</summary>
    /// <param name="selector">Converts an item.</param>
    /// <typeparam name="TResult">The type of the converted items.</typeparam>
    internal Pages<TResult> Select<TResult>(Func<T, TResult> selector) => new(async marker =>
    {
        var (items, next) = await _read(marker).ConfigureAwait(false);
        return (items.Select(selector), next);
    });

    /// <summary>Returns the list with the items of each page converted together.</summary>
    /// <param name="selector">Converts the items of a page.</param>
    /// <typeparam name="TResult">The type of the converted items.</typeparam>
    internal Pages<TResult> SelectPages<TResult>(Func<IReadOnlyList<T>, Task<IEnumerable<TResult>>> selector) =>
        new(async marker =>
        {
            var (items, next) = await _read(marker).ConfigureAwait(false);
            return (await selector([.. items]).ConfigureAwait(false), next);
        });

    /// <summary>Returns the list with some of its items only. Pages may become empty.</summary>
    /// <param name="predicate">Whether an item is kept.</param>
    internal Pages<T> Where(Func<T, bool> predicate) => new(async marker =>
    {
        var (items, next) = await _read(marker).ConfigureAwait(false);
        return (items.Where(predicate), next);
    });

    /// <summary>Returns the list, which ends without an error if a page cannot be read for a reason that means that
    /// there is nothing.</summary>
    /// <param name="isNothing">Whether an exception has that meaning.</param>
    internal Pages<T> OrNothing(Func<Exception, bool> isNothing) => new(async marker =>
    {
        try
        {
            return await _read(marker).ConfigureAwait(false);
        }
        catch (Exception e) when (isNothing(e))
        {
            return ([], null);
        }
    });

    /// <summary>Returns several lists one after the other. Each is started when the one before it has ended.</summary>
    /// <param name="lists">The lists.</param>
    internal static Pages<T> Concat(IEnumerable<Func<Pages<T>>> lists)
    {
        var rest = new Queue<Func<Pages<T>>>(lists);
        Pages<T>? current = null;
        return new Pages<T>(async _ =>
        {
            while (current is not null || rest.Count > 0)
            {
                current ??= rest.Dequeue()();
                if (await current.NextAsync().ConfigureAwait(false) is { } page)
                    return (page, nameof(current));
                current = null;
            }

            return ([], null);
        });
    }
}
