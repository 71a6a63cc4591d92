using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdminIam.Build.Help;

/// <summary>Writes PowerShell's external help from the cmdlets' metadata and documentation comments.</summary>
internal static class HelpGenerator
{
    public static byte[] Generate(string assemblyPath)
    {
        using CmdletAssembly assembly = CmdletAssembly.Open(assemblyPath);
        IReadOnlyList<CmdletHelp> cmdlets = ReadHelp(assembly, assemblyPath);
        string[] gaps = [.. cmdlets.SelectMany(cmdlet => cmdlet.FindGaps())];
        if (gaps.Length > 0)
            throw new BuildFailedException("The help is not complete.\n  " + string.Join("\n  ", gaps));
        return Save(MamlDocument.Create(cmdlets));
    }

    /// <summary>The help of every cmdlet of an assembly, complete or not.</summary>
    public static IReadOnlyList<CmdletHelp> ReadHelp(CmdletAssembly assembly, string assemblyPath)
    {
        XmlDocumentation documentation = XmlDocumentation.Load(Path.ChangeExtension(assemblyPath, ".xml"));
        DocumentationText text = new(
            assembly.Cmdlets.ToDictionary(cmdlet => TypeNames.DocumentationId(cmdlet.Type), cmdlet => cmdlet.Name));
        return [.. assembly.Cmdlets.Select(cmdlet => new CmdletHelp(cmdlet, documentation, text))];
    }

    private static byte[] Save(XDocument document)
    {
        using MemoryStream stream = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using (XmlWriter writer = XmlWriter.Create(stream, settings))
            document.Save(writer);
        return stream.ToArray();
    }
}
