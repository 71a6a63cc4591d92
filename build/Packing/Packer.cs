using AdminIam.Build.Staging;

namespace AdminIam.Build.Packing;

/// <summary>Creates the files to publish from the module folder.</summary>
internal static class Packer
{
    /// <summary>The zip for Azure Automation.</summary>
    public const string ZipName = ModuleName + ".zip";

    private const string ModuleName = "AdminIam";

    /// <summary>Returns the files to publish, by name.</summary>
    /// <param name="moduleFolder">The module folder that <see cref="ModuleBuild"/> writes.</param>
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
            // Azure Automation requires one top folder with the name of the zip, and no version folder.
            [ZipName] = ReproducibleZip.Create(
                files.ToDictionary(file => $"{ModuleName}/{file.Key}", file => file.Value), notes.Date),
            [$"{ModuleName}.{Repository.Version}.cdx.json"] = files[SoftwareBill.FileName],
            [ThirdPartyNotices.FileName] = files[ThirdPartyNotices.FileName],
        };
    }

    public static ReleaseNotes ReadNotes() =>
        ReleaseNotes.Read(File.ReadAllText(Repository.PathOf("CHANGELOG.md")), Repository.Version);
}
