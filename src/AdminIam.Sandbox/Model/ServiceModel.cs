using System.Text.Json;

namespace AdminIam.Sandbox.Model;

/// <summary>A service as its model describes it: operations, shapes, error codes.</summary>
internal sealed class ServiceModel
{
    private readonly Dictionary<string, ServiceOperation> operations = new(StringComparer.Ordinal);

    private ServiceModel(JsonElement root)
    {
        var metadata = root.GetProperty("metadata");
        Version = metadata.GetProperty("apiVersion").GetString()!;
        SigningName = metadata.GetProperty("endpointPrefix").GetString()!;
        Namespace = metadata.GetProperty("xmlNamespace").GetString()!;

        var definitions = root.GetProperty("shapes");
        var shapes = definitions.EnumerateObject()
            .ToDictionary(shape => shape.Name, shape => new Shape(shape.Name, shape.Value), StringComparer.Ordinal);
        foreach (var definition in definitions.EnumerateObject())
            shapes[definition.Name].Resolve(definition.Value, name => shapes[name]);

        foreach (var operation in root.GetProperty("operations").EnumerateObject())
        {
            var name = operation.Name;
            operations.Add(name, new ServiceOperation(
                this,
                name,
                ShapeOf(operation.Value, "input", shapes),
                ShapeOf(operation.Value, "output", shapes),
                ErrorsOf(operation.Value, definitions)));
        }
    }

    public string Version { get; }

    /// <summary>The service's name in a signature's credential scope and in policy actions.</summary>
    public string SigningName { get; }

    public string Namespace { get; }

    public IReadOnlyDictionary<string, ServiceOperation> Operations => operations;

    public static ServiceModel Load(string resource)
    {
        using var document = EmbeddedResource.Json(resource);
        return new ServiceModel(document.RootElement);
    }

    private static Shape? ShapeOf(JsonElement operation, string name, Dictionary<string, Shape> shapes) =>
        operation.TryGetProperty(name, out var reference)
            ? shapes[reference.GetProperty("shape").GetString()!]
            : null;

    private static HashSet<string> ErrorsOf(JsonElement operation, JsonElement definitions)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        if (!operation.TryGetProperty("errors", out var errors))
            return codes;

        foreach (var error in errors.EnumerateArray())
        {
            var shape = error.GetProperty("shape").GetString()!;
            // An error without a code of its own goes by its shape's name.
            codes.Add(definitions.GetProperty(shape).TryGetProperty("error", out var details)
                ? details.GetProperty("code").GetString()!
                : shape);
        }

        return codes;
    }
}
