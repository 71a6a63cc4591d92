using System.Text.Encodings.Web;
using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The AWS managed policies the sandbox knows.</summary>
internal static class AwsManagedPolicies
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Lazy<IReadOnlyList<Template>> Templates = new(Load);

    /// <summary>The policies of a partition, as new instances.</summary>
    public static List<ManagedPolicy> For(string partition) => Templates.Value
        .Select(template => new ManagedPolicy
        {
            Name = template.Name,
            Path = template.Path,
            Id = template.Id,
            Arn = $"arn:{partition}:iam::aws:policy{template.Path}{template.Name}",
            IsAwsManaged = true,
            Description = template.Description,
            Created = template.Created,
            Updated = template.Updated,
            DefaultVersion = template.Version,
            Versions =
            [
                new PolicyVersion
                {
                    Id = template.Version,
                    Created = template.Updated,
                    Document = template.Document.Replace("arn:aws:", $"arn:{partition}:"),
                },
            ],
        })
        .ToList();

    private static List<Template> Load()
    {
        using var json = EmbeddedResource.Json("aws-managed-policies.json");
        return json.RootElement.EnumerateArray()
            .Select(policy => new Template(
                policy.GetProperty("name").GetString()!,
                policy.GetProperty("path").GetString()!,
                policy.GetProperty("id").GetString()!,
                policy.GetProperty("version").GetString()!,
                policy.GetProperty("description").GetString()!,
                policy.GetProperty("created").GetDateTime(),
                policy.GetProperty("updated").GetDateTime(),
                JsonSerializer.Serialize(policy.GetProperty("document"), Indented)))
            .OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
    }

    private sealed record Template(
        string Name,
        string Path,
        string Id,
        string Version,
        string Description,
        DateTime Created,
        DateTime Updated,
        string Document);
}
