namespace AdminIam.Sandbox.Authorization;

/// <summary>The condition keys of a request and their values. The names of keys ignore case.</summary>
internal sealed class RequestKeys
{
    private readonly Dictionary<string, IReadOnlyList<string>> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys that policies refer to but that the request does not have.</summary>
    public SortedSet<string> Missing { get; } = new(StringComparer.Ordinal);

    public bool Has(string name) => _keys.ContainsKey(name);

    public IReadOnlyList<string>? Find(string name)
    {
        if (_keys.TryGetValue(name, out var values))
            return values;
        Missing.Add(name);
        return null;
    }

    public void Set(string name, params string[] values) => _keys[name] = values;
}
