namespace AdminIam.Build.Packing;

/// <summary>The files of the module and the components that they are from.</summary>
internal sealed class ModuleContents
{
    // Their source is part of the module's own assemblies.
    private static readonly string[] CompiledIn = ["Polyfill"];

    private readonly RestoredPackages _packages;

    private ModuleContents(IReadOnlyList<ShippedFile> files, RestoredPackages packages)
    {
        _packages = packages;
        Files = files;
        Components =
        [
            .. files.Select(file => file.Origin).OfType<ThirdPartyComponent>()
                .Concat(CompiledIn.Select(packages.FindByName))
                .Append(ThirdPartyComponent.ServiceModels)
                .DistinctBy(component => component.PackageUrl)
                .OrderBy(component => component.PackageUrl, StringComparer.Ordinal),
        ];
    }

    /// <summary>The files, ordered by path.</summary>
    public IReadOnlyList<ShippedFile> Files { get; }

    /// <summary>The third-party components, ordered by package URL.</summary>
    public IReadOnlyList<ThirdPartyComponent> Components { get; }

    /// <summary>The components that the module's own projects reference.</summary>
    public IEnumerable<ThirdPartyComponent> DirectComponents => Components
        .Where(component => component == ThirdPartyComponent.ServiceModels || _packages.Direct.Contains(component.Id));

    /// <summary>Determines which components files are from.</summary>
    /// <param name="files">The files, by their path in the module's folder.</param>
    /// <exception cref="BuildFailedException">A third-party assembly is not in exactly one package.</exception>
    public static ModuleContents Read(IReadOnlyDictionary<string, byte[]> files)
    {
        var packages = RestoredPackages.Read();
        return new ModuleContents(
            [
                .. files.Select(file => ReadFile(file.Key.Replace('\\', '/'), file.Value, packages))
                    .OrderBy(file => file.Path, StringComparer.Ordinal),
            ],
            packages);
    }

    /// <summary>The files of a component. A component that is compiled in has none.</summary>
    public IEnumerable<ShippedFile> FilesOf(ThirdPartyComponent component) =>
        Files.Where(file => file.Origin?.PackageUrl == component.PackageUrl);

    /// <summary>The published components that a component references.</summary>
    public IEnumerable<ThirdPartyComponent> DependenciesOf(ThirdPartyComponent component)
    {
        var needed = _packages.DependenciesOf(component).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Components.Where(other => needed.Contains(other.Id));
    }

    private static ShippedFile ReadFile(string path, byte[] content, RestoredPackages packages)
    {
        var name = Path.GetFileName(path);
        var own = Path.GetExtension(name) != ".dll"
            || name == "AdminIam.dll" || name.StartsWith("AdminIam.", StringComparison.Ordinal);
        return new ShippedFile(path, content, own ? null : packages.Find(name, content));
    }
}
