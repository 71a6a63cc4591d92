using System.Text.Json;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>A policy template of this module.</summary>
/// <param name="PolicyName">The default name.</param>
/// <param name="Description">The description.</param>
/// <param name="Document">The document.</param>
public sealed record PolicyTemplate(string PolicyName, string Description, PolicySource Document)
{
    private const string Folder = "AdminIam.Engine.Iam.Policies.Templates.";
    private const string Extension = ".json";

    /// <summary>The names of the templates.</summary>
    public static IReadOnlyList<string> Names { get; } = typeof(PolicyTemplate).Assembly.GetManifestResourceNames()
        .Where(
            name => name.StartsWith(Folder, StringComparison.Ordinal)
                && name.EndsWith(Extension, StringComparison.Ordinal))
        .Select(name => name.Substring(Folder.Length, name.Length - Folder.Length - Extension.Length))
        .OrderBy(name => name, StringComparer.Ordinal).ToList();

    /// <summary>Returns a template with the ARNs of a partition.</summary>
    /// <param name="name">The name of the template, which is not case-sensitive.</param>
    /// <param name="partition">The partition.</param>
    public static PolicyTemplate Load(string name, Partition partition)
    {
        var known = Names.FirstOrDefault(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new AdminException(
                "TemplateNotFound", ErrorKind.NotFound, name, $"There is no policy template '{name}'.",
                $"The templates are {string.Join(", ", Names)}.");
        using var stream = typeof(PolicyTemplate).Assembly.GetManifestResourceStream(Folder + known + Extension)!;
        using var template = JsonDocument.Parse(stream);
        var root = template.RootElement;
        // ${...} is a policy variable, which IAM resolves.
        var document = root.GetProperty(nameof(Document)).GetRawText().Replace("{partition}", partition.Name);
        return new PolicyTemplate(
            root.GetProperty(nameof(PolicyName)).GetString()!, root.GetProperty(nameof(Description)).GetString()!,
            PolicySource.FromText(PolicyJson.Indent(document)));
    }
}
