using AdminIam.Build;
using ArchUnitNET.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Tests.Architecture;

public sealed class FolderGraphTests
{
    private const string Pen = "namespace Desk.Pens; public sealed class Pen { public const int Length = 14; }";

    [Fact]
    public void A_one_way_arrow_is_not_a_circle() => Assert.Empty(Circles(
        ("Pens/Pen.cs", Pen),
        ("Paper/Sheet.cs", "using Desk.Pens; namespace Desk.Paper; "
            + "public sealed class Sheet { public Pen? Pen { get; set; } }")));

    [Fact]
    public void A_circle_of_three_folders_is_found_with_its_reasons() => Assert.Equal(
        ["Ink -> Paper (Drop uses Sheet)", "Paper -> Pens (Sheet uses Pen)", "Pens -> Ink (Pen uses Drop)"],
        Circles(
            ("Pens/Pen.cs", "namespace Desk.Pens; public sealed class Pen { public object Fill() => new "
                + "Desk.Ink.Drop(); }"),
            ("Ink/Drop.cs", "namespace Desk.Ink; public sealed class Drop { public void Fall() => "
                + "Desk.Paper.Sheet.Wet(); }"),
            ("Paper/Sheet.cs", "namespace Desk.Paper; public "
                + "sealed class Sheet { public static Desk.Pens.Pen? Wet() => null; }")));

    [Fact]
    public void A_type_of_an_outer_namespace_counts_without_a_using() => Assert.Equal(
        ["Pens -> Pens/Ink (Pen uses Drop)", "Pens/Ink -> Pens (Drop uses Pen)"],
        Circles(
            ("Pens/Pen.cs", "namespace Desk.Pens; public sealed class Pen { private readonly Ink.Drop? _drop = null; "
                + "public bool Dry => _drop is null; }"),
            ("Pens/Ink/Drop.cs", "namespace Desk.Pens.Ink; "
                + "public sealed class Drop { public Pen? Pen { get; set; } }")));

    [Fact]
    public void A_constant_counts_although_the_compiler_copies_it() => Assert.Equal(
        ["Paper -> Pens (Sheet.cs has using Desk.Pens)", "Pens -> Paper (Pen uses Sheet)"],
        Circles(
            ("Pens/Pen.cs", "namespace Desk.Pens; public sealed class Pen { public const int Length = 14; public "
                + "Desk.Paper.Sheet? Sheet { get; set; } }"),
            ("Paper/Sheet.cs", "using Desk.Pens; namespace "
                + "Desk.Paper; public sealed class Sheet { public int Height => Pen.Length; }")));

    private static IEnumerable<string> Circles(params (string Path, string Text)[] files)
    {
        using TemporaryFolder folder = new();
        var assembly = folder.PathOf("Desk.dll");
        var compilation = CSharpCompilation.Create(
            "Desk",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text)),
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.Emit(assembly).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        // The cache of the loader treats assemblies of the same name as identical.
        var types = new ArchLoader().LoadFilteredDirectory(Path.GetDirectoryName(assembly), "Desk.dll")
            .WithoutArchitectureCache().Build().Types;
        return new FolderGraph([.. files.Select(file => new SourceFile(file.Path, file.Text))], [.. types]).Circles([]);
    }
}
