using AdminIam.Build;
using AdminIam.Build.Help;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Cmdlets;

/// <summary>The built module, which is read but not run.</summary>
public sealed class BuiltModule : IDisposable
{
    private readonly CmdletAssembly _assembly = CmdletAssembly.Open(ModuleBuild.ModuleAssembly);

    internal IReadOnlyList<CmdletMetadata> Cmdlets => _assembly.Cmdlets;

    internal System.Reflection.Assembly Assembly => _assembly.Assembly;

    internal ModuleManifest Manifest { get; } = ModuleManifest.Read(Repository.Manifest);

    public void Dispose() => _assembly.Dispose();
}
