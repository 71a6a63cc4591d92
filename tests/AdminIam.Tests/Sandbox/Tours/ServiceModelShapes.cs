using System.Text.Json;
using System.Xml.Linq;
using AdminIam.Sandbox;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>Compares answers with the service models: no unknown and no missing members.</summary>
internal sealed class ServiceModelShapes
{
    private readonly JsonElement _model;

    private ServiceModelShapes(string resource)
    {
        using var stream = typeof(SandboxServer).Assembly.GetManifestResourceStream(resource)!;
        _model = JsonDocument.Parse(stream).RootElement;
    }

    public static ServiceModelShapes Iam { get; } = new("iam-2010-05-08.json");

    public static ServiceModelShapes Sts { get; } = new("sts-2011-06-15.json");

    /// <summary>The operations that the sandbox implements.</summary>
    public IEnumerable<string> Operations =>
        _model.GetProperty("operations").EnumerateObject()
            .Select(operation => operation.Name)
            .Where(name => BuiltInServices.All.Any(service => service.Operations.Find(name) is not null));

    /// <summary>The codes of the errors that the model declares for the operation.</summary>
    public IEnumerable<string> Errors(string action) =>
        _model.GetProperty("operations").GetProperty(action).TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => Code(error.GetProperty("shape").GetString()!))
            : [];

    /// <summary>The differences between the answer and the model.</summary>
    public List<string> Mistakes(string action, string body)
    {
        var mistakes = new List<string>();
        var root = XElement.Parse(body);
        if (root.Name.LocalName != action + "Response"
            || root.Name.NamespaceName != _model.GetProperty("metadata").GetProperty("xmlNamespace").GetString())
        {
            mistakes.Add($"the root is {root.Name}");
        }

        if (root.Elements().LastOrDefault()?.Name.LocalName != "ResponseMetadata")
            mistakes.Add("there is no ResponseMetadata at the end");

        var result = root.Elements().FirstOrDefault(element => element.Name.LocalName == action + "Result");
        if (_model.GetProperty("operations").GetProperty(action).TryGetProperty("output", out var output))
            Check(output.GetProperty("shape").GetString()!, result ?? new XElement("none"), action, mistakes);
        else if (result is not null)
            mistakes.Add("there is a result, and the model has none");
        return mistakes;
    }

    private string Code(string shape) =>
        _model.GetProperty("shapes").GetProperty(shape).TryGetProperty("error", out var error)
            ? error.GetProperty("code").GetString()!
            : shape;

    private void Check(string name, XElement element, string path, List<string> mistakes)
    {
        var shape = _model.GetProperty("shapes").GetProperty(name);
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                CheckStructure(shape, element, path, mistakes);
                break;
            case "list":
                foreach (var item in element.Elements())
                {
                    if (item.Name.LocalName != "member")
                        mistakes.Add($"{path} has the item {item.Name.LocalName}");
                    Check(shape.GetProperty("member").GetProperty("shape").GetString()!, item, path + "[]", mistakes);
                }

                break;
            case "boolean" when element.Value is not ("true" or "false"):
            case "integer" when !long.TryParse(element.Value, out _):
            case "timestamp" when !System.Text.RegularExpressions.Regex.IsMatch(
                element.Value, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"):
                mistakes.Add($"{path} is '{element.Value}'");
                break;
            case "string" when shape.TryGetProperty("enum", out var values)
                && values.EnumerateArray().All(value => value.GetString() != element.Value):
                mistakes.Add($"{path} is '{element.Value}', which is none of the enumeration");
                break;
        }
    }

    private void CheckStructure(JsonElement shape, XElement element, string path, List<string> mistakes)
    {
        var members = shape.GetProperty("members");
        foreach (var child in element.Elements())
        {
            if (members.TryGetProperty(child.Name.LocalName, out var member))
                Check(member.GetProperty("shape").GetString()!, child, path + "." + child.Name.LocalName, mistakes);
            else
                mistakes.Add($"{path} has the unknown {child.Name.LocalName}");
        }

        if (!shape.TryGetProperty("required", out var required))
            return;
        // The root identity has neither name nor path, although the model requires them.
        var isRoot = element.Elements()
            .Any(child => child.Name.LocalName == "Arn" && child.Value.EndsWith(":root", StringComparison.Ordinal));
        foreach (var wanted in required.EnumerateArray().Select(value => value.GetString()!))
        {
            if (!isRoot && element.Elements().All(child => child.Name.LocalName != wanted))
                mistakes.Add($"{path} lacks {wanted}");
        }
    }
}
