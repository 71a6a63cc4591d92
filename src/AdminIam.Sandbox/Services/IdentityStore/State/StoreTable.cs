using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>Users, groups or memberships by their ids and by texts that are unique among them ignoring case.</summary>
/// <param name="keysOf">The unique texts of one, such as a user's name.</param>
internal sealed class StoreTable<T>(Func<T, IEnumerable<string>> keysOf)
    where T : StoreEntity
{
    private readonly SortedDictionary<string, T> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, T> _byKey = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _byId.Count;

    public IEnumerable<T> All => _byId.Values;

    public IEnumerable<T> Visible(DateTime now) => All.Where(one => one.VisibleFrom <= now);

    public bool TryFind(string id, DateTime now, [NotNullWhen(true)] out T? entity) =>
        _byId.TryGetValue(id, out entity) && entity.VisibleFrom <= now;

    /// <summary>Finds one by a unique text, even if calls do not see it yet.</summary>
    public bool TryGetByKey(string key, [NotNullWhen(true)] out T? entity) => _byKey.TryGetValue(key, out entity);

    public void Add(T entity)
    {
        foreach (var key in keysOf(entity))
            _byKey.Add(key, entity);
        _byId.Add(entity.Id, entity);
    }

    public void Remove(T entity)
    {
        foreach (var key in keysOf(entity))
            _byKey.Remove(key);
        _byId.Remove(entity.Id);
    }
}
