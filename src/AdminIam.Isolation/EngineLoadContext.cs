using System.Reflection;
using System.Runtime.Loader;

namespace AdminIam.Isolation;

/// <summary>
/// Holds this module's engine and what it needs apart from what other modules have loaded: AWS.Tools modules bring an
/// AWSSDK.Core of their own, of the same assembly version, and in one context the first one loaded would win.
/// </summary>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    private static readonly object Lock = new();
    private static EngineLoadContext? s_current;
    private readonly string _folder;

    private EngineLoadContext(string folder)
        : base("AdminIam") => _folder = folder;

    /// <summary>Answers for the engine from now on; everything else it needs follows inside its context.</summary>
    /// <param name="folder">Where the engine's assemblies are.</param>
    public static void Attach(string folder)
    {
        lock (Lock)
        {
            // One context for the life of the process: a second one would give types that do not match the first.
            s_current ??= new EngineLoadContext(folder);
            Default.Resolving -= ResolveEngine;
            Default.Resolving += ResolveEngine;
        }
    }

    /// <summary>Stops answering. What is loaded stays loaded, as .NET has it.</summary>
    public static void Detach() => Default.Resolving -= ResolveEngine;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static Assembly? ResolveEngine(AssemblyLoadContext context, AssemblyName assemblyName) =>
        assemblyName.Name == "AdminIam.Engine" ? s_current!.LoadFromAssemblyName(assemblyName) : null;
}
