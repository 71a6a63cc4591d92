using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Query;

/// <summary>The parameters of a Query request, <c>Tags.member.1.Key=a</c>, as a tree along the dots.</summary>
internal sealed class FormParameters
{
    private const int MaxDepth = 12;
    private Dictionary<string, FormParameters>? _children;

    public string? Value { get; private set; }

    public bool HasChildren => _children is not null;

    public IEnumerable<string> ChildNames => _children is null ? [] : _children.Keys;

    public FormParameters? this[string name] =>
        _children is not null && _children.TryGetValue(name, out var child) ? child : null;

    public void Add(string key, string value)
    {
        var node = this;
        var depth = 0;
        foreach (var part in key.Split('.'))
        {
            if (++depth > MaxDepth)
                throw new CommonException(CommonError.MalformedInput, "The parameter names are nested too deeply.");
            node._children ??= new Dictionary<string, FormParameters>(StringComparer.Ordinal);
            if (!node._children.TryGetValue(part, out var child))
                node._children.Add(part, child = new FormParameters());
            node = child;
        }

        node.Value = value;
    }
}
