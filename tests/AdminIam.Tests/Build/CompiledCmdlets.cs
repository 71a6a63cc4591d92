using AdminIam.Build.Help;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Tests.Build;

/// <summary>Cmdlets compiled from source, with their documentation file, in a temporary folder.</summary>
internal sealed class CompiledCmdlets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adminiam-help-");

    public CompiledCmdlets(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText("using System.Management.Automation;\n" + source,
                CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose))],
            ReferencedAssemblies().Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = File.Create(AssemblyPath);
        using var documentation = File.Create(Path.ChangeExtension(AssemblyPath, ".xml"));
        Assert.Empty(compilation.Emit(assembly, xmlDocumentationStream: documentation).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    public string AssemblyPath => Path.Combine(_folder.FullName, "Sample.dll");

    public byte[] GenerateHelp() => HelpGenerator.Generate(AssemblyPath);

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] ReferencedAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
