using System.Text.Json;

namespace AdminIam.Sandbox.Model;

/// <summary>A service as its model describes it: operations, shapes, error codes.</summary>
internal sealed class ServiceModel
{
    private const string DefaultMessageMember = "message";
    private readonly Dictionary<string, ServiceOperation> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shape> _errors = new(StringComparer.Ordinal);

    private ServiceModel(JsonElement root)
    {
        var metadata = root.GetProperty("metadata");
        Version = metadata.GetProperty("apiVersion").GetString()!;
        SigningName = Text(metadata, "signingName") ?? metadata.GetProperty("endpointPrefix").GetString()!;
        Namespace = Text(metadata, "xmlNamespace");
        TargetPrefix = Text(metadata, "targetPrefix");

        var definitions = root.GetProperty("shapes");
        var shapes = definitions.EnumerateObject()
            .ToDictionary(shape => shape.Name, shape => new Shape(shape.Name, shape.Value), StringComparer.Ordinal);
        foreach (var definition in definitions.EnumerateObject())
        {
            shapes[definition.Name].Resolve(definition.Value, name => shapes[name]);
            if (definition.Value.TryGetProperty("exception", out _))
                _errors[CodeOf(definition.Name, definition.Value)] = shapes[definition.Name];
        }

        foreach (var operation in root.GetProperty("operations").EnumerateObject())
        {
            var name = operation.Name;
            _operations.Add(name, new ServiceOperation(
                this,
                name,
                ShapeOf(operation.Value, "input", shapes),
                ShapeOf(operation.Value, "output", shapes),
                ErrorsOf(operation.Value, definitions),
                Text(operation.Value, "authtype") != "none"));
        }
    }

    public string Version { get; }

    /// <summary>The service's name in a signature's credential scope.</summary>
    public string SigningName { get; }

    /// <summary>The namespace of the answers in XML; services of AWS JSON have none.</summary>
    public string? Namespace { get; }

    /// <summary>What precedes the operation's name in X-Amz-Target; services of AWS Query have none.</summary>
    public string? TargetPrefix { get; }

    public IReadOnlyDictionary<string, ServiceOperation> Operations => _operations;

    /// <summary>Loads a model that is a resource of this assembly.</summary>
    public static ServiceModel Load(string resource)
    {
        using var document = EmbeddedResource.Json(resource);
        return Read(document.RootElement);
    }

    public static ServiceModel Read(JsonElement model) => new(model);

    /// <summary>The name of an error's message: some services write it as Message.</summary>
    public string MessageMemberOf(string code) => ErrorOf(code)?.Members
        .Find(candidate => candidate.Key.Equals(DefaultMessageMember, StringComparison.OrdinalIgnoreCase)).Key
        ?? DefaultMessageMember;

    /// <summary>The members of an error; null where the model does not have it.</summary>
    public Shape? ErrorOf(string code) => _errors.TryGetValue(code, out var shape) ? shape : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

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
            codes.Add(CodeOf(shape, definitions.GetProperty(shape)));
        }

        return codes;
    }

    // An error without a code has the name of its shape.
    private static string CodeOf(string shape, JsonElement definition) =>
        definition.TryGetProperty("error", out var details) && details.TryGetProperty("code", out var code)
            ? code.GetString()!
            : shape;
}
