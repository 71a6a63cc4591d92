using System.Globalization;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Returns a list that is read as a whole in pages, so that what is read about each item is returned page by
/// page.</summary>
internal static class ListPages
{
    /// <summary>Returns the items of a list, which is read when the first page is requested.</summary>
    /// <param name="read">Reads the list.</param>
    /// <param name="pageSize">The number of items of a page.</param>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static Pages<T> Read<T>(Func<Task<IReadOnlyList<T>>> read, int pageSize)
    {
        IReadOnlyList<T>? all = null;
        return new Pages<T>(async marker =>
        {
            all ??= await read().ConfigureAwait(false);
            var start = marker is null ? 0 : int.Parse(marker, CultureInfo.InvariantCulture);
            var next = start + pageSize;
            return (
                all.Skip(start).Take(pageSize),
                next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
        });
    }
}
