using System.Xml.Linq;

namespace AdminIam.Build;

/// <summary>Where things are in the working tree.</summary>
internal static class Repository
{
    public const string Configuration = "Release";

    public static string Root { get; } = FindRoot();

    public static string Solution => PathOf("AdminIam.sln");

    public static string Manifest => PathOf("AdminIam.psd1");

    /// <summary>The version of everything that is built, as Directory.Build.props says.</summary>
    public static string Version { get; } =
        XDocument.Load(PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>A property of Directory.Packages.props, such as a version that several places need.</summary>
    public static string PackageProperty(string name) =>
        XDocument.Load(PathOf("Directory.Packages.props")).Descendants(name).Single().Value;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder that a project's build of one framework is written to.</summary>
    public static string OutputOf(string project, string framework) =>
        PathOf("src", project, "bin", Configuration, framework);

    // `dotnet run --project build` keeps the caller's folder as the current one, which need not be the root.
    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdminIam.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new BuildFailedException($"AdminIam.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
