using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>
/// The operations of UpdateUser and UpdateGroup: each sets the attribute with a path such as name.givenName, or removes
/// it if there is no value. Paths and the members of values ignore case.
/// </summary>
/// <param name="shape">The shape of the attributes.</param>
/// <param name="attributes">The attributes to change.</param>
internal sealed class AttributePatch(Shape shape, JsonObject attributes)
{
    public const string EnterpriseExtension = "aws:identitystore:enterprise";
    private const string Extensions = "Extensions";
    private static readonly char[] Dot = ['.'];

    /// <exception cref="CommonException">The path is not that of an attribute.</exception>
    public void Apply(string path, JsonElement? value)
    {
        if (path.StartsWith(EnterpriseExtension, StringComparison.Ordinal))
            ApplyToExtension(path, value);
        else
            ApplyToAttribute(path, value);
    }

    private void ApplyToAttribute(string path, JsonElement? value)
    {
        var names = path.Split('.');
        var (name, type) = Find(shape, names[0], path);
        if (name is "IdentityStoreId" or Extensions)
            throw NoAttribute(path);
        if (names.Length == 1)
        {
            Set(attributes, name, value is null ? null : Convert(value.Value, type, path));
            return;
        }

        // An item of a list has no path of its own.
        if (names.Length > 2 || type.Kind != ShapeKind.Structure)
            throw NoAttribute(path);
        var (inner, innerType) = Find(type, names[1], path);
        if (attributes[name] is not JsonObject parent)
            attributes[name] = parent = [];
        Set(parent, inner, value is null ? null : Convert(value.Value, innerType, path));
        if (parent.Count == 0)
            attributes.Remove(name);
    }

    private void ApplyToExtension(string path, JsonElement? value)
    {
        var node = value is null ? null : JsonNode.Parse(value.Value.GetRawText());
        var names = path.Substring(EnterpriseExtension.Length).Split(Dot, StringSplitOptions.RemoveEmptyEntries);
        var parent = Child(attributes, Extensions);
        if (names.Length == 0)
        {
            Set(parent, EnterpriseExtension, node);
        }
        else
        {
            var inner = Child(parent, EnterpriseExtension);
            foreach (var name in names.Take(names.Length - 1))
                inner = Child(inner, name);
            Set(inner, names[names.Length - 1], node);
        }

        if (parent.Count == 0 || parent[EnterpriseExtension] is JsonObject { Count: 0 })
            attributes.Remove(Extensions);
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }

    private static void Set(JsonObject parent, string name, JsonNode? value)
    {
        if (value is null)
            parent.Remove(name);
        else
            parent[name] = value;
    }

    private static JsonNode? Convert(JsonElement value, Shape type, string path) => (type.Kind, value.ValueKind) switch
    {
        (ShapeKind.List, JsonValueKind.Array) => new JsonArray(
            [.. value.EnumerateArray().Select(item => Convert(item, type.Element!, path))]),
        (ShapeKind.Structure, JsonValueKind.Object) => Structure(value, type, path),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonObject Structure(JsonElement value, Shape type, string path)
    {
        var converted = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            var (name, inner) = Find(type, member.Name, $"{path}.{member.Name}");
            converted[name] = Convert(member.Value, inner, path);
        }

        return converted;
    }

    private static (string Name, Shape Shape) Find(Shape shape, string name, string path)
    {
        var member = shape.Members.Find(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return member.Key is null ? throw NoAttribute(path) : (member.Key, member.Value);
    }

    private static CommonException NoAttribute(string path) =>
        IdentityStoreErrors.Invalid($"The attribute path {path} is not supported.");
}
