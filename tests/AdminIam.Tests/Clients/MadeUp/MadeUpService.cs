using System.Reflection;
using AdminIam.Build;
using AdminIam.Clients.Generator;
using AdminIam.Tests.Clients.Generator;
using Amazon.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Tests.Clients.MadeUp;

/// <summary>
/// The client of a service that does not exist: generated from its model and its names, compiled with the source of
/// AdminIam.Clients, and loaded.
/// </summary>
internal static class MadeUpService
{
    private const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Preview, preprocessorSymbols: ["NET8_0_OR_GREATER"]);

    private static readonly Lazy<Assembly> CompiledAssembly = new(Compile);

    public static string Folder { get; } = Repository.PathOf("tests", "AdminIam.Tests", "Clients", "MadeUp");

    public static IReadOnlyList<AdditionalText> Files { get; } =
    [
        new InMemoryText("/made-up/Models/widgets.json", File.ReadAllText(Path.Combine(Folder, "Widgets.model.json"))),
        new InMemoryText("/made-up/Names/widgets.json", File.ReadAllText(Path.Combine(Folder, "Widgets.names.json"))),
    ];

    public static Type TypeOf(string name) =>
        CompiledAssembly.Value.GetType("Amazon.WidgetStore." + name, throwOnError: true)!;

    public static AmazonServiceClient CreateClient(LoopbackServer server)
    {
        var config = (ClientConfig)Activator.CreateInstance(TypeOf("AmazonWidgetStoreConfig"))!;
        return (AmazonServiceClient)Activator.CreateInstance(
            TypeOf("AmazonWidgetStoreClient"), "AKIDEXAMPLE", "secret", server.Configure(config))!;
    }

    /// <summary>Runs the generator over files and returns its sources by name.</summary>
    public static Dictionary<string, string> Generate(params IEnumerable<AdditionalText> files)
    {
        var result = CSharpGeneratorDriver.Create([new ClientGenerator().AsSourceGenerator()], files, ParseOptions)
            .RunGenerators(GeneratorRun.EmptyCompilation)
            .GetRunResult();
        Assert.Empty(result.Diagnostics);
        return result.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
    }

    private static Assembly Compile()
    {
        var runtime = Repository.PathOf("src", "AdminIam.Clients");
        string[] folders = ["Configuration", "Endpoints", "Pagination", "Protocols"];
        var sources = folders
            .SelectMany(f => Directory.GetFiles(Path.Combine(runtime, f), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .Concat(Generate(Files).Values)
            .Append(GlobalUsings);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("AdminIam", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            "WidgetStore",
            sources.Select(s => CSharpSyntaxTree.ParseText(s, ParseOptions)),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(10)));
        return Assembly.Load(image.ToArray());
    }
}
