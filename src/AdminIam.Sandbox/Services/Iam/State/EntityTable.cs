using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// Entities by name. Most of IAM's names are unique ignoring case, and its lists are in the order of names.
/// </summary>
internal sealed class EntityTable<T>(StringComparer comparer)
    where T : Entity
{
    private readonly SortedDictionary<string, T> _byName = new(comparer);

    public EntityTable()
        : this(StringComparer.OrdinalIgnoreCase)
    {
    }

    private readonly Dictionary<string, T> _byId = new(StringComparer.Ordinal);

    public int Count => _byName.Count;

    /// <summary>All entities, those not visible yet as well.</summary>
    public IEnumerable<T> All => _byName.Values;

    public IEnumerable<T> Visible(DateTime now) => _byName.Values.Where(entity => entity.VisibleFrom <= now);

    public bool TryFind(string name, DateTime now, [NotNullWhen(true)] out T? entity) =>
        _byName.TryGetValue(name, out entity) && entity.VisibleFrom <= now;

    public bool TryGet(string name, [NotNullWhen(true)] out T? entity) => _byName.TryGetValue(name, out entity);

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Finds an entity by its unique id, which kinds without one do not have.</summary>
    public bool TryGetById(string id, [NotNullWhen(true)] out T? entity) => _byId.TryGetValue(id, out entity);

    public void Add(T entity)
    {
        _byName.Add(entity.Name, entity);
        _byId[entity.Id] = entity;
    }

    public void Remove(T entity)
    {
        _byName.Remove(entity.Name);
        _byId.Remove(entity.Id);
    }

    public void Rename(T entity, string newName)
    {
        _byName.Remove(entity.Name);
        entity.Name = newName;
        _byName.Add(newName, entity);
    }
}
