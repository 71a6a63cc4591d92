using System.Reflection;
using System.Text.Json;
using AdminIam.Build;
using Amazon.IdentityManagement;

namespace AdminIam.Tests.Clients;

/// <summary>A service of AdminIam.Clients: its model, its names and its types.</summary>
internal sealed class ModelledService
{
    private ModelledService(string file)
    {
        var folder = Repository.PathOf("src", "AdminIam.Clients");
        Model = Read(Path.Combine(folder, "Models", file));
        var names = Read(Path.Combine(folder, "Names", file));
        Namespace = names.GetProperty("namespace").GetString()!;
        Name = names.GetProperty("service").GetString()!;
        Paginators = names.GetProperty("paginators").GetString()!;
    }

    public static IReadOnlyDictionary<string, ModelledService> All { get; } =
        Directory.GetFiles(Repository.PathOf("src", "AdminIam.Clients", "Names"), "*.json")
            .Select(f => new ModelledService(Path.GetFileName(f)))
            .ToDictionary(s => s.Name, StringComparer.Ordinal);

    public JsonElement Model { get; }

    public string Namespace { get; }

    public string Name { get; }

    public string Paginators { get; }

    public JsonElement.ObjectEnumerator Shapes => Model.GetProperty("shapes").EnumerateObject();

    public IEnumerable<Type> Types => typeof(IAmazonIdentityManagementService).Assembly.GetTypes()
        .Where(t => $"{t.Namespace}.".StartsWith(Namespace + ".", StringComparison.Ordinal));

    public Type TypeOf(string name) =>
        typeof(IAmazonIdentityManagementService).Assembly.GetType($"{Namespace}.{name}", throwOnError: true)!;

    public IEnumerable<PropertyInfo> Properties => Types.Where(t => t.Namespace == Namespace + ".Model")
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
}
