using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AdminIam.Build;

namespace AdminIam.Tests.Cmdlets.Loading;

/// <summary>The assemblies that Windows PowerShell loads, read as metadata: .NET would not load some of them.</summary>
internal static class DesktopSet
{
    public static string ModuleFolder => Repository.PathOf("bin");

    public static string PathOf(string name) => Path.Combine(ModuleFolder, "desktop", name + ".dll");

    /// <summary>The versions of the assemblies, by name.</summary>
    public static IReadOnlyDictionary<string, Version> Versions { get; } =
        Files().Select(AssemblyName.GetAssemblyName).ToDictionary(name => name.Name!, name => name.Version!);

    /// <summary>The references of the module's own assembly and of those in the folder.</summary>
    public static IReadOnlyList<AssemblyReferenceInfo> References { get; } =
        [.. Files().Append(Path.Combine(ModuleFolder, "AdminIam.dll")).SelectMany(Read)];

    /// <summary>The references to another version than the one that is shipped.</summary>
    public static IEnumerable<AssemblyReferenceInfo> Mismatches => References
        .Where(reference => Versions.TryGetValue(reference.To, out var shipped) && shipped != reference.Wanted);

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(ModuleFolder, "desktop"), "*.dll").Order(StringComparer.Ordinal);

    private static List<AssemblyReferenceInfo> Read(string file)
    {
        using PEReader assembly = new(File.OpenRead(file));
        var reader = assembly.GetMetadataReader();
        return
        [
            .. reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName())
                .Select(name => new AssemblyReferenceInfo(
                    Path.GetFileNameWithoutExtension(file), name.Name!, name.Version!, name.FullName)),
        ];
    }
}
