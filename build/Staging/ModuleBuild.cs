using AdminIam.Build.Help;
using AdminIam.Build.Packing;

namespace AdminIam.Build.Staging;

/// <summary>Compiles the solution and copies the module to the repository root and to out/.</summary>
internal static class ModuleBuild
{
    private const string ModuleFramework = "netstandard2.0";
    private const string CoreFramework = "net8.0";

    private const string Binaries = "bin";

    private const string Topics = "About";

    // PowerShell searches the help of a binary root module in the folder of the manifest, not in that of the assembly.
    private const string HelpCulture = "en-US";

    private static readonly string Samples = Path.Combine("samples", "runbooks");

    private static readonly string[] RootFiles = ["AdminIam.psd1", "README.md", "LICENSE"];

    public static string ModuleAssembly { get; } =
        Path.Combine(Repository.OutputOf("AdminIam", ModuleFramework), "AdminIam.dll");

    /// <summary>The folders of the assemblies that PowerShell loads, as opposed to Windows PowerShell.</summary>
    public static IReadOnlyList<string> CoreFolders { get; } =
        [Repository.PathOf(Binaries), Repository.PathOf(Binaries, "core")];

    /// <summary>The folder to publish.</summary>
    public static string PublishedFolder => Repository.PathOf("out", "AdminIam", Repository.Version);

    /// <summary>Builds everything, including the tests, and returns the folder to publish.</summary>
    public static Task<string> RunAsync() => RunAsync(Repository.Solution);

    /// <summary>Builds a solution that contains the module's projects, and returns the folder to publish.</summary>
    public static async Task<string> RunAsync(string solution)
    {
        await CompileAsync(solution);
        CheckManifest();
        FolderSync.Apply(Repository.PathOf(Binaries), BinaryFiles());
        FolderSync.Apply(Repository.PathOf(HelpCulture), HelpFiles());
        FolderSync.Apply(PublishedFolder, PublishedModule.Complete(PublishedFiles(), Packer.ReadNotes()));
        return PublishedFolder;
    }

    private static async Task CompileAsync(string solution)
    {
        // This program is also part of the solution, but it is up to date because `dotnet run` has just built it.
        var exitCode = await Processes.RunAsync(
            "dotnet", "build", solution, "-c", Repository.Configuration,
            "-nologo", "-v", "quiet", "--tl:off", "-warnaserror");
        if (exitCode != 0)
            throw new BuildFailedException("The build failed.");
    }

    private static void CheckManifest()
    {
        using var assembly = CmdletAssembly.Open(ModuleAssembly);
        ManifestCheck.Run(
            ModuleManifest.Read(Repository.Manifest), Repository.Version,
            assembly.Cmdlets.Select(cmdlet => cmdlet.Name));
    }

    private static Dictionary<string, byte[]> BinaryFiles()
    {
        const string isolation = "AdminIam.Isolation.dll";
        Dictionary<string, byte[]> files = new()
        {
            ["AdminIam.dll"] = File.ReadAllBytes(ModuleAssembly),
            [FormatFile.Name] =
                FormatFile.Join(Directory.EnumerateFiles(Repository.PathOf("src", "AdminIam", "Formats"))),
            [Path.Combine("core", isolation)] =
                File.ReadAllBytes(Path.Combine(Repository.OutputOf("AdminIam.Isolation", CoreFramework), isolation)),
        };
        AddEngine(files, "core", CoreFramework);
        AddEngine(files, "desktop", ModuleFramework);
        return files;
    }

    private static void AddEngine(Dictionary<string, byte[]> files, string folder, string framework)
    {
        foreach (var project in (string[])["AdminIam.Engine", "AdminIam.Sandbox"])
        {
            foreach (var path in Directory.EnumerateFiles(Repository.OutputOf(project, framework), "*.dll"))
                files[Path.Combine(folder, Path.GetFileName(path))] = File.ReadAllBytes(path);
        }
    }

    private static Dictionary<string, byte[]> HelpFiles()
    {
        Dictionary<string, byte[]> files = new()
        {
            ["AdminIam.dll-Help.xml"] = HelpGenerator.Generate(ModuleAssembly),
        };
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("src", "AdminIam", Topics)))
            files[Path.GetFileName(path)] = File.ReadAllBytes(path);
        return files;
    }

    private static Dictionary<string, byte[]> PublishedFiles() => new[] { Binaries, HelpCulture, Samples }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
        .Concat(RootFiles.Select(name => Repository.PathOf(name)).Where(File.Exists))
        .ToDictionary(path => Path.GetRelativePath(Repository.Root, path), File.ReadAllBytes);
}
