using System.Reflection;
using AdminIam.Build;
using AdminIam.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Tests.Cmdlets.Loading;

public sealed class SdkConflictTests : IDisposable
{
    private static readonly string Shipped = DesktopSet.PathOf("AWSSDK.Core");

    private readonly TemporaryFolder _folder = new();
    private readonly MetadataLoadContext _metadata = new(
        new PathAssemblyResolver([typeof(object).Assembly.Location]), typeof(object).Assembly.GetName().Name);

    [Fact]
    public void Another_file_of_the_same_identity_is_a_conflict()
    {
        var other = Compile("AWSSDK.Core", "4.0.0.0", "4.0.3.1");

        var warning = SdkConflict.Describe([typeof(object).Assembly, other], Shipped);

        Assert.StartsWith(
            $"AWSSDK.Core 4.0.3.1 from '{other.Location}' is already loaded. ", warning, StringComparison.Ordinal);
        Assert.Contains(" requires 4.1.0.0: ", warning, StringComparison.Ordinal);
    }

    [Theory]
    // Version 3 of the SDK is another assembly to .NET Framework: both can be loaded.
    [InlineData("AWSSDK.Core", "3.3.0.0", "3.7.500.0")]
    [InlineData("AWSSDK.Core", "4.0.0.0", "4.1.0.0")]
    [InlineData("AWSSDK.S3", "4.0.0.0", "4.0.3.1")]
    public void Other_assemblies_are_none(string name, string version, string fileVersion) =>
        Assert.Null(SdkConflict.Describe([Compile(name, version, fileVersion)], Shipped));

    [Fact]
    public void The_modules_own_assembly_is_none() =>
        Assert.Null(SdkConflict.Describe([_metadata.LoadFromAssemblyPath(Shipped)], Shipped));

    [Fact]
    public void An_assembly_from_memory_is_none()
    {
        var other = Compile("AWSSDK.Core", "4.0.0.0", "4.0.3.1");
        using MetadataLoadContext context = new(
            new PathAssemblyResolver([typeof(object).Assembly.Location]), typeof(object).Assembly.GetName().Name);

        Assert.Null(SdkConflict.Describe([context.LoadFromByteArray(File.ReadAllBytes(other.Location))], Shipped));
    }

    public void Dispose()
    {
        _metadata.Dispose();
        _folder.Dispose();
    }

    private Assembly Compile(string name, string version, string fileVersion)
    {
        var key = AssemblyName.GetAssemblyName(Shipped).GetPublicKey()!;
        var path = _folder.PathOf(name + ".dll");
        var result = CSharpCompilation.Create(
            name,
            [
                CSharpSyntaxTree.ParseText($"""
                    [assembly: System.Reflection.AssemblyVersion("{version}")]
                    [assembly: System.Reflection.AssemblyFileVersion("{fileVersion}")]
                    """),
            ],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, cryptoPublicKey: [.. key], publicSign: true)).Emit(path);
        Assert.Empty(result.Diagnostics);
        return _metadata.LoadFromAssemblyPath(path);
    }
}
