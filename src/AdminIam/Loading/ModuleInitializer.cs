using System.Management.Automation;
using AdminIam.Sessions;

namespace AdminIam.Loading;

/// <summary>Registers the assembly resolver when the module is imported, and unregisters it when the module is
/// removed.</summary>
/// <remarks>The engine is not loaded here, so that an import loads only this assembly.</remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
        EngineAssemblies.Attach();
        // There is no cmdlet here whose warning stream could be written to.
        if (EngineAssemblies.FindConflict() is { } conflict)
            ScriptBlock.Create("param($Message) Write-Warning $Message").Invoke(conflict);
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionStore.Clear();
        EngineAssemblies.Detach();
    }
}
