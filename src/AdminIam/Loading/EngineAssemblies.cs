using System.Reflection;

namespace AdminIam.Loading;

/// <summary>Resolves the engine and sandbox assemblies on first use. They are in a subfolder that .NET does not
/// probe.</summary>
internal static class EngineAssemblies
{
    private static readonly string[] Isolated = ["AdminIam.Engine", "AdminIam.Sandbox"];

    private static readonly string Folder = Path.GetDirectoryName(typeof(EngineAssemblies).Assembly.Location)!;

    private static readonly DesktopAssemblies Desktop = new(Folder);

    // Windows PowerShell 5.1 runs on .NET Framework, which does not support load contexts. Its version is 4, like that
    // of Mono; PowerShell 7.4 and later run on .NET 8 and later.
    private static bool IsDotNetFramework => Environment.Version.Major == 4;

    public static void Attach()
    {
        Detach();
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public static void Detach() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    /// <summary>Returns what another module has loaded that is in conflict with this one, or null where nothing is.
    /// Only .NET Framework cannot keep modules apart.</summary>
    public static string? FindConflict() => IsDotNetFramework
        ? SdkConflict.Describe(AppDomain.CurrentDomain.GetAssemblies(), PathOf("desktop", "AWSSDK.Core"))
        : null;

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        if (IsDotNetFramework)
            return Desktop.Find(args) is { } path ? Assembly.LoadFrom(path) : null;
        var name = new AssemblyName(args.Name).Name;
        return Isolated.Contains(name) ? LoadIsolated(name) : null;
    }

    // By reflection, because AssemblyLoadContext is not part of netstandard2.0.
    private static Assembly LoadIsolated(string name) =>
        (Assembly)Assembly.LoadFrom(PathOf("core", "AdminIam.Isolation"))
            .GetType("AdminIam.Isolation.EngineLoadContext")!.GetMethod("Load", [typeof(string)])!
            .Invoke(null, [name])!;

    private static string PathOf(string folder, string name) => Path.Combine(Folder, folder, name + ".dll");
}
