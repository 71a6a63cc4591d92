namespace AdminIam.Engine.Aws.Calls;

/// <summary>A list that AWS gives page by page, read only as far as it is asked for.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public sealed class Pages<T>
{
    private readonly Func<string?, Task<(IEnumerable<T> Items, string? NextMarker)>> _read;
    private string? _marker;
    private bool _ended;

    internal Pages(Func<string?, Task<(IEnumerable<T> Items, string? NextMarker)>> read) => _read = read;

    /// <summary>The next page, or <see langword="null"/> after the last. A page may be short or empty before the end.</summary>
    public async Task<IReadOnlyList<T>?> NextAsync()
    {
        if (_ended)
            return null;
        var (items, next) = await _read(_marker).ConfigureAwait(false);
        _marker = next;
        _ended = next is null;
        return items.ToList();
    }

    /// <summary>All that is left.</summary>
    public async Task<List<T>> ToListAsync()
    {
        var all = new List<T>();
        while (await NextAsync().ConfigureAwait(false) is { } page)
            all.AddRange(page);
        return all;
    }

    /// <summary>The same list from its first page on, with something else for every item.</summary>
    /// <param name="selector">Makes it of an item.</param>
    /// <typeparam name="TResult">What the new list has.</typeparam>
    internal Pages<TResult> Select<TResult>(Func<T, TResult> selector) => new(async marker =>
    {
        var (items, next) = await _read(marker).ConfigureAwait(false);
        return (items.Select(selector), next);
    });
}
