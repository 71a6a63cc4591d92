using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminIam.Build.Packing;

/// <summary>The restored NuGet packages of the projects whose output is published.</summary>
internal sealed class RestoredPackages
{
    private static readonly string[] Projects = ["AdminIam.Clients", "AdminIam.Engine", "AdminIam.Sandbox"];

    private readonly Dictionary<string, NuGetPackageFolder> _folders = [];
    private readonly Dictionary<string, SortedSet<string>> _dependencies = new(StringComparer.OrdinalIgnoreCase);

    private RestoredPackages()
    {
    }

    /// <summary>The packages that the projects reference directly.</summary>
    public SortedSet<string> Direct { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the result of the last restore.</summary>
    public static RestoredPackages Read()
    {
        RestoredPackages packages = new();
        foreach (var project in Projects)
        {
            using var stream = File.OpenRead(Repository.PathOf("src", project, "obj", "project.assets.json"));
            packages.Add(JsonSerializer.Deserialize<JsonObject>(stream)!);
        }

        return packages;
    }

    /// <summary>Returns the package that contains a file with this name and content.</summary>
    /// <exception cref="BuildFailedException">No package or more than one package contains the file.</exception>
    public ThirdPartyComponent Find(string fileName, byte[] content)
    {
        var matches = _folders.Values
            .Where(folder => folder.FilesNamed(fileName).Any(file => IsSame(file, content)))
            .Select(folder => folder.Describe())
            .ToList();
        return matches.Count == 1
            ? matches[0]
            : throw new BuildFailedException(matches.Count == 0
                ? $"{fileName} is in none of the restored packages."
                : $"{fileName} is in several packages: {string.Join(", ", matches)}.");
    }

    /// <summary>Returns a package by its name, for packages that are compiled into the assemblies.</summary>
    public ThirdPartyComponent FindByName(string id) => _folders
        .Where(pair => pair.Key.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair.Value.Describe()).Single();

    /// <summary>The names of the packages that a package references.</summary>
    public IEnumerable<string> DependenciesOf(ThirdPartyComponent package) =>
        _dependencies.GetValueOrDefault($"{package.Id}/{package.Version}") ?? [];

    private void Add(JsonObject assets)
    {
        var root = ((IDictionary<string, JsonNode?>)assets["packageFolders"]!.AsObject()).Keys.First();
        foreach (var (name, library) in assets["libraries"]!.AsObject())
        {
            if ((string?)library!["type"] == "package")
                _folders[name] = new NuGetPackageFolder(Path.Combine(root, (string)library["path"]!));
        }

        foreach (var (name, library) in assets["targets"]!.AsObject().SelectMany(target => target.Value!.AsObject()))
        {
            var known = _dependencies.TryGetValue(name, out var set) ? set : _dependencies[name] = [];
            known.UnionWith(Names(library!["dependencies"]));
        }

        foreach (var (_, framework) in assets["project"]!["frameworks"]!.AsObject())
            AddDirect(framework!, root);
    }

    private void AddDirect(JsonNode framework, string root)
    {
        Direct.UnionWith(Names(framework["dependencies"]));
        foreach (var download in framework["downloadDependencies"]?.AsArray() ?? [])
        {
            var name = (string)download!["name"]!;
            // The version is a range of one: [1.8.1, 1.8.1].
            var version = ((string)download["version"]!).Trim('[', ']').Split(',')[0];
            var folder = Path.Combine(root, name.ToLowerInvariant(), version);
            // The reference assemblies of .NET are part of the SDK and not always restored.
            if (!Directory.Exists(folder))
                continue;
            Direct.Add(name);
            _folders[$"{name}/{version}"] = new NuGetPackageFolder(folder);
        }
    }

    private static bool IsSame(string file, byte[] content) => content.AsSpan().SequenceEqual(File.ReadAllBytes(file));

    private static IEnumerable<string> Names(JsonNode? entries) =>
        (entries as JsonObject)?.Select(entry => entry.Key) ?? [];
}
