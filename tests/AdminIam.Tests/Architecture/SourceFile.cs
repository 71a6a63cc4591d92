using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdminIam.Tests.Architecture;

/// <summary>A C# file of a project: where it is, what it declares and which namespaces it uses.</summary>
internal sealed class SourceFile
{
    // Files are parsed for the newer target framework.
    private static readonly CSharpParseOptions Options =
        CSharpParseOptions.Default.WithPreprocessorSymbols("NET", "NET8_0", "NET8_0_OR_GREATER");

    /// <param name="path">The path relative to the project's folder.</param>
    /// <param name="text">The content of the file.</param>
    public SourceFile(string path, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot();
        Path = path;
        Text = text;
        Folder = System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/');
        Lines = text.Split('\n').Length - 1;
        // What is between the first and the last token of anything but usings: no blank lines and no comments.
        CodeLines = root.Members.SelectMany(member => member.DescendantTokens())
            .SelectMany(token => token.GetLocation().GetLineSpan() is var span
                ? Enumerable.Range(
                    span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1)
                : [])
            .Distinct().Count();
        Namespace = root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        Types =
        [
            .. root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .Select(
                    node => (node as BaseTypeDeclarationSyntax)?.Identifier
                        ?? (node as DelegateDeclarationSyntax)?.Identifier)
                .Where(identifier => identifier is not null)
                .Select(identifier => identifier!.Value.Text),
        ];
        Usings = [.. root.Usings.Where(use => use.Alias is null).Select(use => use.NamespaceOrType.ToString())];
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The folder relative to the project's, with slashes; empty for the project's own.</summary>
    public string Folder { get; }

    public int Lines { get; }

    /// <summary>The lines with code, without usings.</summary>
    public int CodeLines { get; }

    /// <summary>The namespace that the file declares; empty for a file of top-level statements.</summary>
    public string Namespace { get; }

    /// <summary>The names of the top-level types in the file.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The namespaces, and the types of static usings, that the file uses.</summary>
    public IReadOnlyList<string> Usings { get; }
}
