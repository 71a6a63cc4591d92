namespace AdminIam.Sandbox.Model;

/// <summary>The checked input of a call: the members that were given, by their names in the model.</summary>
internal sealed class Input
{
    private readonly Dictionary<string, object> members = new(StringComparer.Ordinal);

    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>A required text: the model's check has seen to it that it is there.</summary>
    public string Text(string name) => (string)members[name];

    public string? OptionalText(string name) => members.TryGetValue(name, out var value) ? (string)value : null;

    public int? Number(string name) => members.TryGetValue(name, out var value) ? (int)(long)value : null;

    public bool? Flag(string name) => members.TryGetValue(name, out var value) ? (bool)value : null;

    public IReadOnlyList<string> Texts(string name) => List<string>(name);

    public IReadOnlyList<Input> Structures(string name) => List<Input>(name);

    internal void Set(string name, object value) => members[name] = value;

    private List<T> List<T>(string name) =>
        members.TryGetValue(name, out var value) ? ((List<object>)value).Cast<T>().ToList() : [];
}
