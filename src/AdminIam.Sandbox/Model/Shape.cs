using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminIam.Sandbox.Model;

/// <summary>A type of the service model, with the constraints AWS checks it against.</summary>
internal sealed class Shape
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, Shape> _membersByName = new(StringComparer.Ordinal);
    private readonly Lazy<Regex?> _regex;

    public Shape(string name, JsonElement definition)
    {
        Name = name;
        Kind = definition.TryGetProperty("document", out _)
            ? ShapeKind.Document
            : KindOf(definition.GetProperty("type").GetString());
        Min = Number(definition, "min");
        Max = Number(definition, "max");
        Pattern = definition.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null;
        Sensitive = definition.TryGetProperty("sensitive", out var sensitive) && sensitive.GetBoolean();
        Values = Strings(definition, "enum");
        Required = new HashSet<string>(Strings(definition, "required"), StringComparer.Ordinal);
        _regex = new Lazy<Regex?>(() => Pattern is null ? null : Compile(Pattern));
    }

    public string Name { get; }

    public ShapeKind Kind { get; }

    public long? Min { get; }

    public long? Max { get; }

    public string? Pattern { get; }

    public bool Sensitive { get; }

    public IReadOnlyList<string> Values { get; }

    public HashSet<string> Required { get; }

    /// <summary>The members of a structure, in the model's order, which is the order of the XML.</summary>
    public List<KeyValuePair<string, Shape>> Members { get; } = [];

    /// <summary>The element of a list or the value of a map.</summary>
    public Shape? Element { get; private set; }

    public bool Matches(string value) => _regex.Value?.IsMatch(value) ?? true;

    /// <summary>Checks that an answer has no member that the model does not know.</summary>
    public void RequireMembers(Output output)
    {
        foreach (var name in output.Keys)
        {
            if (!_membersByName.ContainsKey(name))
                throw new InvalidOperationException($"{Name} has no member {name}.");
        }
    }

    public void Resolve(JsonElement definition, Func<string, Shape> shapes)
    {
        if (definition.TryGetProperty("members", out var members))
        {
            foreach (var member in members.EnumerateObject())
            {
                var shape = shapes(member.Value.GetProperty("shape").GetString()!);
                Members.Add(new KeyValuePair<string, Shape>(member.Name, shape));
                _membersByName.Add(member.Name, shape);
            }
        }

        if (definition.TryGetProperty("member", out var element) || definition.TryGetProperty("value", out element))
            Element = shapes(element.GetProperty("shape").GetString()!);
    }

    private static Regex Compile(string pattern)
    {
        // AWS matches with Java's expressions, whose \w and \d are ASCII, against the whole value.
        var isInClass = false;
        var ascii = Regex.Replace(pattern, @"\\.|[\[\]]", part =>
        {
            if (part.Value is "[" or "]")
                isInClass = part.Value == "[";
            return part.Value switch
            {
                "\\w" => isInClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]",
                "\\d" => isInClass ? "0-9" : "[0-9]",
                _ => part.Value,
            };
        });
        return new Regex(@"\A(?:" + ascii + @")\z", RegexOptions.CultureInvariant, MatchTimeout);
    }

    private static ShapeKind KindOf(string? type) => type switch
    {
        "structure" => ShapeKind.Structure,
        "list" => ShapeKind.List,
        "map" => ShapeKind.Map,
        "string" => ShapeKind.String,
        "integer" or "long" => ShapeKind.Integer,
        "boolean" => ShapeKind.Boolean,
        "timestamp" => ShapeKind.Timestamp,
        "blob" => ShapeKind.Blob,
        _ => throw new InvalidDataException($"The model has a shape of the unknown type '{type}'."),
    };

    private static long? Number(JsonElement definition, string name) =>
        definition.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static List<string> Strings(JsonElement definition, string name) =>
        definition.TryGetProperty(name, out var values)
            ? values.EnumerateArray().Select(value => value.GetString()!).ToList()
            : [];
}
