using System.Reflection;
using System.Runtime.Loader;

namespace AdminIam.Isolation;

/// <summary>
/// Holds this module's engine and what it needs apart from what other modules have loaded: AWS.Tools modules bring an
/// AWSSDK.Core of their own, of the same assembly version, and in one context the first one loaded would win.
/// </summary>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    // One context for the life of the process: a second one would give types that do not match the first.
    private static readonly EngineLoadContext Current = new();
    private readonly string _folder = Path.GetDirectoryName(typeof(EngineLoadContext).Assembly.Location)!;

    private EngineLoadContext()
        : base("AdminIam")
    {
    }

    /// <summary>Loads an assembly of the module; everything else it needs follows inside the context.</summary>
    /// <param name="name">Its name, such as <c>AdminIam.Engine</c>.</param>
    public static Assembly Load(string name) => Current.LoadFromAssemblyName(new AssemblyName(name));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
