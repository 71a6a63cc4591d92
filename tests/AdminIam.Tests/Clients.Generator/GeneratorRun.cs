using AdminIam.Build;
using AdminIam.Clients.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Tests.Clients.Generator;

/// <summary>Runs the generator over files in memory, by default over the tiny model of the snapshots.</summary>
internal static class GeneratorRun
{
    public const string ModelPath = "/service/Models/tiny.json";
    public const string NamesPath = "/service/Names/tiny.json";

    public static CSharpCompilation EmptyCompilation { get; } = CSharpCompilation.Create("Tiny");

    public static string SnapshotFolder { get; } =
        Repository.PathOf("tests", "AdminIam.Tests", "Clients.Generator", "Snapshots");

    public static string TinyModel => File.ReadAllText(Path.Combine(SnapshotFolder, "Tiny.model.json"));

    public static string TinyNames => File.ReadAllText(Path.Combine(SnapshotFolder, "Tiny.names.json"));

    public static AdditionalText Model(string text) => new InMemoryText(ModelPath, text);

    public static AdditionalText Names(string text) => new InMemoryText(NamesPath, text);

    public static GeneratorDriver StartTiny() => Start(Model(TinyModel), Names(TinyNames));

    public static GeneratorDriver Start(params AdditionalText[] files) =>
        CSharpGeneratorDriver.Create(
            [new ClientGenerator().AsSourceGenerator()],
            files,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
        .RunGenerators(EmptyCompilation);

    public static GeneratorRunResult Result(this GeneratorDriver driver)
    {
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return result;
    }
}
