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

    /// <summary>Returns the list with some of its items only. Pages may become empty.</summary>
    /// <param name="predicate">Whether an item is kept.</param>
    internal Pages<T> Where(Func<T, bool> predicate) => new(async marker =>
    {
        var (items, next) = await _read(marker).ConfigureAwait(false);
        return (items.Where(predicate), next);
    });
}
