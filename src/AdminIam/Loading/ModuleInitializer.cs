using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdminIam.Loading;

/// <summary>Prepares the loading of the engine when the module is imported, and ends it when it is removed.</summary>
/// <remarks>Nothing of the engine is loaded here: an import should cost no more than this assembly.</remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!;

    // .NET Framework has no load contexts; Windows PowerShell 5.1 is the only edition on it.
    private static bool IsDesktop =>
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void OnImport()
    {
        if (IsDesktop)
            DesktopAssemblies.Attach(Path.Combine(Folder, "desktop"));
        else
            Attach(Path.Combine(Folder, "core"));
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionStore.Clear();
        if (IsDesktop)
            DesktopAssemblies.Detach();
        else
            Detach();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Attach(string folder) => Isolation(folder).GetMethod("Attach")!.Invoke(null, [folder]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Detach() => Isolation(Path.Combine(Folder, "core")).GetMethod("Detach")!.Invoke(null, null);

    // By reflection, because this assembly is netstandard2.0 and load contexts are not.
    private static Type Isolation(string folder) =>
        Assembly.LoadFrom(Path.Combine(folder, "AdminIam.Isolation.dll")).GetType("AdminIam.Isolation.EngineLoadContext")!;
}
