using System.Reflection;

namespace AdminIam.Loading;

/// <summary>The assemblies in the module's folder <c>desktop</c>, which .NET Framework does not find by itself: it does
/// not look into that folder, and some assemblies there ask for older versions than those that are there.</summary>
internal sealed class DesktopAssemblies(string moduleFolder)
{
    private const string OwnPrefix = "AdminIam.";

    private readonly string _prefix = moduleFolder + Path.DirectorySeparatorChar;

    /// <summary>Returns the file that answers a request for an assembly, or null where it is not answered.</summary>
    /// <remarks>Each module's handler is asked for every assembly that any module does not find. Requests of other
    /// modules are theirs to answer: an assembly of this module would replace the version that they have.</remarks>
    public string? Find(ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name).Name ?? "";
        var path = Path.Combine(moduleFolder, "desktop", name + ".dll");
        return IsOwn(request.RequestingAssembly, name) && File.Exists(path) ? path : null;
    }

    // The requester is unknown where .NET Framework or PowerShell loads an assembly by its name for a script or
    // a serializer. Only this module means assemblies with its prefix; any module can mean others, such as
    // System.Text.Json. AWSSDK.Core, which loads assemblies by their names too, is known as the requester.
    private bool IsOwn(Assembly? requester, string name) => requester is null
        ? name.StartsWith(OwnPrefix, StringComparison.Ordinal)
        : !requester.IsDynamic && requester.Location.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase);
}
