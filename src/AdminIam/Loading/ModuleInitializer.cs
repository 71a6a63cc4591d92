using System.Management.Automation;
using AdminIam.Sessions;

namespace AdminIam.Loading;

/// <summary>Registers the assembly resolver when the module is imported, and unregisters it when the module is
/// removed.</summary>
/// <remarks>The engine is not loaded here, so that an import loads only this assembly. Imports into the runspaces of
/// Invoke-AdminOrganizationCommand change nothing: the session and the sandbox are those of the process.</remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
        if (SessionStore.IsOfAccount)
            return;
        EngineAssemblies.Attach();
        // There is no cmdlet here whose warning stream could be written to.
        if (EngineAssemblies.FindConflict() is { } conflict)
            ScriptBlock.Create("param($Message) Write-Warning $Message").Invoke(conflict);
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (SessionStore.Own is { } own)
        {
            own.HasNoModule = true;
            return;
        }

        SessionStore.Clear();
        EngineAssemblies.Detach();
    }
}
