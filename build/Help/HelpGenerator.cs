using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdminIam.Build.Help;

/// <summary>
/// Writes the external help of PowerShell and Markdown pages from the metadata and documentation comments of the
/// cmdlets.
/// </summary>
internal static class HelpGenerator
{
    public static byte[] Generate(string assemblyPath)
    {
        using var assembly = CmdletAssembly.Open(assemblyPath);
        return Save(MamlDocument.Create(ReadCompleteHelp(assembly, assemblyPath)));
    }

    /// <summary>Returns the same help as Markdown, by file name: one page per cmdlet and an index.</summary>
    public static IReadOnlyDictionary<string, byte[]> GenerateMarkdown(string assemblyPath)
    {
        using var assembly = CmdletAssembly.Open(assemblyPath);
        var cmdlets = ReadCompleteHelp(assembly, assemblyPath);
        return cmdlets.Select(cmdlet => (Name: cmdlet.Cmdlet.Name + ".md", Text: MarkdownDocument.Page(cmdlet)))
            .Append((Name: "README.md", Text: MarkdownDocument.Index(cmdlets)))
            .ToDictionary(page => page.Name, page => Encoding.UTF8.GetBytes(page.Text));
    }

    /// <summary>Returns the help of every cmdlet of an assembly, complete or not.</summary>
    public static IReadOnlyList<CmdletHelp> ReadHelp(CmdletAssembly assembly, string assemblyPath)
    {
        var documentation = XmlDocumentation.Load(Path.ChangeExtension(assemblyPath, ".xml"));
        DocumentationText text = new(
            assembly.Cmdlets.ToDictionary(
                cmdlet => TypeIdentifier.DocumentationId(cmdlet.Type), cmdlet => cmdlet.Name));
        return [.. assembly.Cmdlets.Select(cmdlet => new CmdletHelp(cmdlet, assembly.Cmdlets, documentation, text))];
    }

    private static IReadOnlyList<CmdletHelp> ReadCompleteHelp(CmdletAssembly assembly, string assemblyPath)
    {
        var cmdlets = ReadHelp(assembly, assemblyPath);
        string[] gaps = [.. cmdlets.SelectMany(cmdlet => cmdlet.FindGaps())];
        return gaps.Length == 0
            ? cmdlets
            : throw new BuildFailedException("The help is not complete.\n  " + string.Join("\n  ", gaps));
    }

    private static byte[] Save(XDocument document)
    {
        using MemoryStream stream = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(stream, settings))
            document.Save(writer);
        return stream.ToArray();
    }
}
