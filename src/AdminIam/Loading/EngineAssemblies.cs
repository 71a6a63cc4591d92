using System.Reflection;
using System.Runtime.InteropServices;

namespace AdminIam.Loading;

/// <summary>Resolves the engine and sandbox assemblies on first use. They are in a subfolder that .NET does not
/// probe.</summary>
internal static class EngineAssemblies
{
    private static readonly string[] Isolated = ["AdminIam.Engine", "AdminIam.Sandbox"];

    public static void Attach()
    {
        Detach();
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public static void Detach() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var name = new AssemblyName(args.Name).Name;
        // Windows PowerShell 5.1 runs on .NET Framework, which does not support load contexts.
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
            return PathOf("desktop", name) is var path && File.Exists(path) ? Assembly.LoadFrom(path) : null;
        return Isolated.Contains(name) ? LoadIsolated(name) : null;
    }

    // By reflection, because AssemblyLoadContext is not part of netstandard2.0.
    private static Assembly LoadIsolated(string name) =>
        (Assembly)Assembly.LoadFrom(PathOf("core", "AdminIam.Isolation"))
            .GetType("AdminIam.Isolation.EngineLoadContext")!.GetMethod("Load", [typeof(string)])!
            .Invoke(null, [name])!;

    private static string PathOf(string folder, string name) =>
        Path.Combine(Path.GetDirectoryName(typeof(EngineAssemblies).Assembly.Location)!, folder, name + ".dll");
}
