namespace AdminIam.Sandbox.Model;

/// <summary>The checked input of a call: the members that were given, by their names in the model.</summary>
internal sealed class Input
{
    private readonly Dictionary<string, object> _members = new(StringComparer.Ordinal);

    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>A required text, whose presence is guaranteed by the check against the model.</summary>
    public string Text(string name) => (string)_members[name];

    public string? OptionalText(string name) => _members.TryGetValue(name, out var value) ? (string)value : null;

    public int? Number(string name) => _members.TryGetValue(name, out var value) ? (int)(long)value : null;

    public DateTime? Time(string name) => _members.TryGetValue(name, out var value) ? (DateTime)value : null;

    public bool? Flag(string name) => _members.TryGetValue(name, out var value) ? (bool)value : null;

    public Input? Structure(string name) => _members.TryGetValue(name, out var value) ? (Input)value : null;

    public IReadOnlyList<string> Texts(string name) => List<string>(name);

    public IReadOnlyList<Input> Structures(string name) => List<Input>(name);

    internal void Set(string name, object value) => _members[name] = value;

    private List<T> List<T>(string name) =>
        _members.TryGetValue(name, out var value) ? ((List<object>)value).Cast<T>().ToList() : [];
}
