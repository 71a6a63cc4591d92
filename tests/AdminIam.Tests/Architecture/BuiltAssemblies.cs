using System.Collections.Concurrent;
using AdminIam.Build;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = ArchUnitNET.Domain.Assembly;

namespace AdminIam.Tests.Architecture;

/// <summary>The built assemblies of src/, with the dependencies of each type.</summary>
internal static class BuiltAssemblies
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<IType>>> Loaded = new();

    /// <summary>The types of an assembly, including generated types.</summary>
    public static IReadOnlyList<IType> TypesOf(string assembly) =>
        Loaded.GetOrAdd(assembly, name => new(() => Load(name))).Value;

    /// <summary>The simple name of an assembly, without the version.</summary>
    public static string NameOf(Assembly assembly) => assembly.Name.Split(',')[0];

    private static IReadOnlyList<IType> Load(string assembly)
    {
        var framework = assembly is "AdminIam" or "AdminIam.Clients.Generator" ? "netstandard2.0" : "net8.0";
        var file = assembly + ".dll";
        // The folder of the module contains facades of .NET Framework. On .NET, they forward types to each other in a
        // circle, which causes a stack overflow in the loader.
        using TemporaryFolder folder = new();
        File.Copy(Path.Combine(Repository.OutputOf(assembly, framework), file), folder.PathOf(file));
        return
        [
            .. new ArchLoader().LoadFilteredDirectory(Path.GetDirectoryName(folder.PathOf(file)), file).Build().Types,
        ];
    }
}
