using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Query;

/// <summary>The parameters of a Query request, <c>Tags.member.1.Key=a</c>, as a tree along the dots.</summary>
internal sealed class FormParameters
{
    private const int MaxDepth = 12;
    private Dictionary<string, FormParameters>? children;

    public string? Value { get; private set; }

    public bool HasChildren => children is not null;

    public IEnumerable<string> ChildNames => children is null ? [] : children.Keys;

    public FormParameters? this[string name] =>
        children is not null && children.TryGetValue(name, out var child) ? child : null;

    public void Add(string key, string value)
    {
        var node = this;
        var depth = 0;
        foreach (var part in key.Split('.'))
        {
            if (++depth > MaxDepth)
                throw new AwsException("MalformedInput", 400, "The parameter names are nested too deeply.");
            node.children ??= new Dictionary<string, FormParameters>(StringComparer.Ordinal);
            if (!node.children.TryGetValue(part, out var child))
                node.children.Add(part, child = new FormParameters());
            node = child;
        }

        node.Value = value;
    }
}
