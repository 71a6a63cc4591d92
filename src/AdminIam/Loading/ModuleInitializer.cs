using System.Management.Automation;
using AdminIam.Sessions;

namespace AdminIam.Loading;

/// <summary>Prepares the loading of the engine when the module is imported, and ends it when it is removed.</summary>
/// <remarks>Nothing of the engine is loaded here: an import should cost no more than this assembly.</remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => EngineAssemblies.Attach();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionStore.Clear();
        EngineAssemblies.Detach();
    }
}
