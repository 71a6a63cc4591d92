using System.Reflection;

namespace AdminIam.Loading;

/// <summary>The assemblies in the module's folder <c>desktop</c>, which .NET Framework does not find by itself: it does not
/// look into that folder, and there some assemblies ask for older versions of others than the ones that are there.</summary>
internal sealed class DesktopAssemblies(string moduleFolder)
{
    private const string OwnPrefix = "AdminIam.";

    private readonly string _prefix = moduleFolder + Path.DirectorySeparatorChar;

    /// <summary>Returns the file that answers a request for an assembly, or null where the request is not answered.</summary>
    /// <remarks>Each module's handler is asked for every assembly that any module does not find. Other modules' requests
    /// are theirs to answer: an assembly of this module would replace the version that they have.</remarks>
    public string? Find(ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name).Name ?? "";
        var path = Path.Combine(moduleFolder, "desktop", name + ".dll");
        return IsOwn(request.RequestingAssembly, name) && File.Exists(path) ? path : null;
    }

    // Unknown is the requester where .NET Framework, PowerShell or a script loads by name on behalf of anybody. Nobody but
    // this module means assemblies of its own name; others, such as System.Text.Json, anybody can mean. Calls of
    // Assembly.Load in AWSSDK.Core have AWSSDK.Core as requester.
    private bool IsOwn(Assembly? requester, string name) => requester is null
        ? name.StartsWith(OwnPrefix, StringComparison.Ordinal)
        : !requester.IsDynamic && requester.Location.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase);
}
