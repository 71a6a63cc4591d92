using System.Xml.Linq;

namespace AdminIam.Build;

/// <summary>The locations of files in the working tree.</summary>
internal static class Repository
{
    public const string Configuration = "Release";

    public static string Root { get; } = FindRoot();

    public static string Solution => PathOf("AdminIam.sln");

    /// <summary>The projects of the module, without the tests.</summary>
    public static string ModuleSolution => PathOf("AdminIam.Module.slnf");

    public static string Manifest => PathOf("AdminIam.psd1");

    /// <summary>The version of all assemblies, as in Directory.Build.props.</summary>
    public static string Version { get; } =
        XDocument.Load(PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>Returns a property of Directory.Packages.props, such as a version that is used in several
    /// places.</summary>
    public static string PackageProperty(string name) =>
        XDocument.Load(PathOf("Directory.Packages.props")).Descendants(name).Single().Value;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Returns the output folder of a project for a framework.</summary>
    public static string OutputOf(string project, string framework) =>
        PathOf("src", project, "bin", Configuration, framework);

    // With `dotnet run --project build`, the current folder is that of the caller, which may not be the root.
    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdminIam.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new BuildFailedException($"No folder above {AppContext.BaseDirectory} contains AdminIam.sln.");
    }
}
