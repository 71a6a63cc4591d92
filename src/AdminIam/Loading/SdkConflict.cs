using System.Diagnostics;
using System.Reflection;

namespace AdminIam.Loading;

/// <summary>An AWS SDK that another module has loaded before this one, where a process has one assembly of each
/// identity.</summary>
/// <remarks>Every version 4 of AWSSDK.Core is 4.0.0.0 to .NET Framework, whatever the version of the file. Version 3
/// has another identity, and .NET Framework binds nothing to an assembly that was loaded from memory.</remarks>
internal static class SdkConflict
{
    /// <summary>Returns what to warn about, or null where nothing is in conflict.</summary>
    /// <param name="loaded">The assemblies that are loaded.</param>
    /// <param name="shipped">The path of the module's own AWSSDK.Core.</param>
    public static string? Describe(IEnumerable<Assembly> loaded, string shipped)
    {
        var name = Path.GetFileNameWithoutExtension(shipped);
        var candidates = loaded.Where(assembly =>
            !assembly.IsDynamic && assembly.Location.Length > 0 && assembly.GetName().Name == name).ToList();
        if (candidates.Count == 0)
            return null;

        var identity = AssemblyName.GetAssemblyName(shipped).FullName;
        var version = FileVersion(shipped);
        return candidates.Where(other => other.FullName == identity && FileVersion(other.Location) != version)
            .Select(other => $"{name} {FileVersion(other.Location)} from '{other.Location}' is already loaded."
                + $" Windows PowerShell uses it for AdminIam too, which requires {version}: commands can fail."
                + " Import AdminIam in a new session before other AWS modules, or use PowerShell 7.4 or later.")
            .FirstOrDefault();
    }

    private static string FileVersion(string path) => FileVersionInfo.GetVersionInfo(path).FileVersion ?? "";
}
