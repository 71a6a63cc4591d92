using System.Reflection;

namespace AdminIam.Loading;

/// <summary>Finds the engine's assemblies in Windows PowerShell 5.1, which cannot keep them apart from other modules'.</summary>
internal static class DesktopAssemblies
{
    private static string s_folder = string.Empty;

    public static void Attach(string folder)
    {
        s_folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public static void Detach() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var path = Path.Combine(s_folder, new AssemblyName(args.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
