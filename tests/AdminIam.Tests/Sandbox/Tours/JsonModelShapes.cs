using System.Text.Json;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Services;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>Compares answers in JSON with the service models: no unknown and no missing members.</summary>
internal sealed class JsonModelShapes
{
    private readonly JsonElement _model;
    private readonly Service _service;

    private JsonModelShapes(string resource)
    {
        using var stream = typeof(SandboxServer).Assembly.GetManifestResourceStream(resource)!;
        using var document = JsonDocument.Parse(stream);
        _model = document.RootElement.Clone();
        var prefix = _model.GetProperty("metadata").Text("targetPrefix");
        _service = BuiltInServices.All.Single(service => service.Model.TargetPrefix == prefix);
    }

    public static JsonModelShapes Organizations { get; } = new("organizations-2016-11-28.json");

    public static JsonModelShapes IdentityStore { get; } = new("identitystore-2020-06-15.json");

    public static JsonModelShapes SsoAdmin { get; } = new("sso-admin-2020-07-20.json");

    /// <summary>The operations of the model.</summary>
    public IEnumerable<string> All =>
        _model.GetProperty("operations").EnumerateObject().Select(operation => operation.Name);

    /// <summary>The operations that the sandbox implements.</summary>
    public IEnumerable<string> Operations => All.Where(name => _service.Operations.Find(name) is not null);

    /// <summary>The codes of the errors that the model declares for the operation.</summary>
    public IEnumerable<string> Errors(string operation) =>
        _model.GetProperty("operations").GetProperty(operation).GetProperty("errors").EnumerateArray()
            .Select(error => error.Text("shape"));

    /// <summary>The differences between the answer and the model.</summary>
    public List<string> Mistakes(string operation, JsonElement body)
    {
        var mistakes = new List<string>();
        if (_model.GetProperty("operations").GetProperty(operation).TryGetProperty("output", out var output))
            Check(output.Text("shape"), body, operation, mistakes);
        else if (body.EnumerateObject().Any())
            mistakes.Add($"{operation} has an answer, and the model has none");
        return mistakes;
    }

    private void Check(string name, JsonElement element, string path, List<string> mistakes)
    {
        var shape = _model.GetProperty("shapes").GetProperty(name);
        if (shape.TryGetProperty("document", out _))
            return;
        switch (shape.Text("type"), element.ValueKind)
        {
            case ("structure", JsonValueKind.Object):
                CheckStructure(shape, element, path, mistakes);
                break;
            case ("list", JsonValueKind.Array):
                foreach (var item in element.EnumerateArray())
                    Check(shape.GetProperty("member").Text("shape"), item, path + "[]", mistakes);
                break;
            case ("map", JsonValueKind.Object):
                foreach (var entry in element.EnumerateObject())
                    Check(shape.GetProperty("value").Text("shape"), entry.Value, $"{path}.{entry.Name}", mistakes);
                break;
            case ("boolean", JsonValueKind.True or JsonValueKind.False):
            case ("integer" or "timestamp", JsonValueKind.Number):
                break;
            case ("string", JsonValueKind.String):
                if (shape.TryGetProperty("enum", out var values)
                    && values.EnumerateArray().All(value => value.GetString() != element.GetString()))
                {
                    mistakes.Add($"{path} is {element}, which is none of the enumeration");
                }

                break;
            default:
                mistakes.Add($"{path} is {element}, which is no {shape.Text("type")}");
                break;
        }
    }

    private void CheckStructure(JsonElement shape, JsonElement element, string path, List<string> mistakes)
    {
        var members = shape.GetProperty("members");
        foreach (var child in element.EnumerateObject())
        {
            if (members.TryGetProperty(child.Name, out var member))
                Check(member.Text("shape"), child.Value, $"{path}.{child.Name}", mistakes);
            else
                mistakes.Add($"{path} has the unknown {child.Name}");
        }

        if (!shape.TryGetProperty("required", out var required))
            return;
        mistakes.AddRange(required.EnumerateArray().Select(name => name.GetString()!)
            .Where(name => !element.TryGetProperty(name, out _)).Select(name => $"{path} lacks {name}"));
    }
}
