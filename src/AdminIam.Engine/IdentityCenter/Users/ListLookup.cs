using AdminIam.Engine.Aws.Calls;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Decides for a run with many rows whether to look up each item on its own or in the list of all, which AWS
/// returns with fewer calls unless it is long.</summary>
/// <param name="list">Starts to read the list.</param>
/// <param name="keyOf">Returns what an item is found by, ignoring case.</param>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class ListLookup<T>(Func<Pages<T>> list, Func<T, string> keyOf)
{
    // A list of two pages costs as much as the two calls to look up the next one.
    private const int Alone = 3;
    private const int MaximumPages = 20;
    private readonly object _lock = new();
    private int _count;
    private Task<IReadOnlyDictionary<string, T>?>? _all;

    /// <summary>Returns all items for the next lookup.</summary>
    /// <returns>The items; <see langword="null"/> if the next one is to be looked up on its own.</returns>
    public async Task<IReadOnlyDictionary<string, T>?> ReadAsync()
    {
        lock (_lock)
        {
            if (++_count <= Alone)
                return null;
            _all ??= ReadAllAsync();
        }

        return await _all.ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, T>?> ReadAllAsync()
    {
        var items = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var pages = list();
            for (var count = 0; count < MaximumPages; count++)
            {
                if (await pages.NextAsync().ConfigureAwait(false) is not { } page)
                    return items;
                foreach (var item in page)
                    items[keyOf(item)] = item;
            }

            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The caller may not be allowed to list. If everything fails, the lookup of each row reports it.
            return null;
        }
    }
}
