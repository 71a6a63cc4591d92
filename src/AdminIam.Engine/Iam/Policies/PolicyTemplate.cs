using System.Text.Json;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>A policy that this module brings along.</summary>
/// <param name="PolicyName">The name it has unless it is given another.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Document">Its document.</param>
public sealed record PolicyTemplate(string PolicyName, string Description, PolicySource Document)
{
    private const string Folder = "AdminIam.Engine.Iam.Policies.Templates.";
    private const string Extension = ".json";

    /// <summary>The names of the templates there are.</summary>
    public static IReadOnlyList<string> Names { get; } = typeof(PolicyTemplate).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
        .Select(name => name.Substring(Folder.Length, name.Length - Folder.Length - Extension.Length))
        .OrderBy(name => name, StringComparer.Ordinal).ToList();

    /// <summary>A template, with the ARNs of a partition.</summary>
    /// <param name="name">The template's name, in any case.</param>
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
        // ${...} would be a policy variable, which stays for IAM to fill in.
        var document = root.GetProperty(nameof(Document)).GetRawText().Replace("{partition}", partition.Name);
        return new PolicyTemplate(
            root.GetProperty(nameof(PolicyName)).GetString()!, root.GetProperty(nameof(Description)).GetString()!,
            PolicySource.FromText(PolicyJson.Indent(document)));
    }
}
