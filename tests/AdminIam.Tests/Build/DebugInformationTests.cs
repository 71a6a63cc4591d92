using System.Reflection.PortableExecutable;
using AdminIam.Build;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build;

public sealed class DebugInformationTests
{
    [Fact]
    public void Debug_information_names_no_folder_of_the_machine_that_built_it()
    {
        string[] assemblies =
        [
            ModuleBuild.ModuleAssembly,
            .. Directory.GetFiles(Repository.PathOf("bin"), "AdminIam.*.dll", SearchOption.AllDirectories),
        ];
        var documents = assemblies.SelectMany(Documents).ToList();

        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));
    }

    private static List<string> Documents(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        var entry = Assert.Single(
            file.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var reader = provider.GetMetadataReader();
        return reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToList();
    }
}
