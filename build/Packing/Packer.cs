using AdminIam.Build.Staging;

namespace AdminIam.Build.Packing;

/// <summary>Writes what is published from the module's folder.</summary>
internal static class Packer
{
    /// <summary>The zip that Azure Automation takes.</summary>
    public const string ZipName = ModuleName + ".zip";

    private const string ModuleName = "AdminIam";

    /// <summary>The names of the files that a version is published as, with their contents.</summary>
    /// <param name="moduleFolder">The module's folder, as <see cref="ModuleBuild"/> lays it out.</param>
    public static IReadOnlyDictionary<string, byte[]> CreateFiles(string moduleFolder)
    {
        if (!Directory.Exists(moduleFolder))
            throw new BuildFailedException($"{moduleFolder} is missing. Build the module first.");
        var manifest = ModuleManifest.Read(Repository.Manifest);
        var notes = ReadNotes();
        var files = Directory.EnumerateFiles(moduleFolder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(moduleFolder, path).Replace('\\', '/'), File.ReadAllBytes);
        return new Dictionary<string, byte[]>
        {
            [$"{ModuleName}.{Repository.Version}.nupkg"] =
                ModulePackage.Create(files, Nuspec.Create(manifest, notes), notes.Date),
            // Azure Automation wants one folder of the zip's own name, without a folder for the version.
            [ZipName] = ReproducibleZip.Create(
                files.ToDictionary(file => $"{ModuleName}/{file.Key}", file => file.Value), notes.Date),
            [$"{ModuleName}.{Repository.Version}.cdx.json"] = files[SoftwareBill.FileName],
            [ThirdPartyNotices.FileName] = files[ThirdPartyNotices.FileName],
        };
    }

    public static ReleaseNotes ReadNotes() =>
        ReleaseNotes.Read(File.ReadAllText(Repository.PathOf("CHANGELOG.md")), Repository.Version);
}
