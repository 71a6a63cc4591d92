using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The AWS managed policies the sandbox knows, which all accounts of a partition share.</summary>
internal sealed class AwsManagedPolicies
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Lazy<IReadOnlyList<Template>> Templates = new(Load);
    private static readonly ConcurrentDictionary<string, AwsManagedPolicies> OfPartitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManagedPolicy> _byArn;

    private AwsManagedPolicies(string partition)
    {
        All = Create(partition);
        _byArn = All.ToDictionary(policy => policy.Arn, StringComparer.Ordinal);
    }

    /// <summary>The policies in the order of their names.</summary>
    public IReadOnlyList<ManagedPolicy> All { get; }

    /// <summary>The policies of a partition.</summary>
    public static AwsManagedPolicies Of(string partition) =>
        OfPartitions.GetOrAdd(partition, static name => new AwsManagedPolicies(name));

    public bool TryFind(string arn, [NotNullWhen(true)] out ManagedPolicy? policy) =>
        _byArn.TryGetValue(arn, out policy);

    private static List<ManagedPolicy> Create(string partition) => Templates.Value
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
