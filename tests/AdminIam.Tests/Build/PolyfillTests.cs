using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AdminIam.Build;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build;

/// <summary>The types of newer frameworks in the module's own assemblies.</summary>
public sealed class PolyfillTests
{
    public static TheoryData<string> Desktop =>
    [
        Path.GetRelativePath(Repository.Root, ModuleBuild.ModuleAssembly),
        "bin/desktop/AdminIam.Clients.dll", "bin/desktop/AdminIam.Engine.dll", "bin/desktop/AdminIam.Sandbox.dll",
    ];

    public static TheoryData<string> Core =>
        ["bin/core/AdminIam.Clients.dll", "bin/core/AdminIam.Engine.dll", "bin/core/AdminIam.Sandbox.dll"];

    [Theory]
    [MemberData(nameof(Desktop))]
    public void They_are_few_and_internal(string assembly) => Read(assembly, reader =>
    {
        var types = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => reader.GetString(type.Namespace).StartsWith("System", StringComparison.Ordinal)).ToList();

        Assert.Contains("IsExternalInit", types.Select(type => reader.GetString(type.Name)));
        Assert.InRange(types.Count, 1, 15);
        Assert.All(types, type => Assert.Equal(0, (int)type.Attributes & 1));
    });

    // AdminIam.dll is compiled against the other set, and looks for this type in the assembly that declares the
    // accessor.
    [Theory]
    [MemberData(nameof(Core))]
    public void Assemblies_for_PowerShell_forward_the_type_of_init_accessors(string assembly) => Read(
        assembly,
        reader => Assert.Contains(
            "IsExternalInit",
            reader.ExportedTypes.Select(reader.GetExportedType).Where(type => type.IsForwarder)
                .Select(type => reader.GetString(type.Name))));

    private static void Read(string assembly, Action<MetadataReader> check)
    {
        using PEReader file = new(File.OpenRead(Repository.PathOf(assembly)));
        check(file.GetMetadataReader());
    }
}
