using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdminIam.Build.Staging;

/// <summary>Joins the format files of all areas to the one that PowerShell loads, because every file that a module
/// loads costs time at its import.</summary>
internal static class FormatFile
{
    private const string Views = "ViewDefinitions";

    /// <summary>The file's path in the module's folder of binaries.</summary>
    public const string Name = "AdminIam.format.ps1xml";

    /// <summary>Returns a file with the views of all files, in the order of their names.</summary>
    /// <param name="paths">The format files.</param>
    public static byte[] Join(IEnumerable<string> paths)
    {
        var views = paths.Order(StringComparer.Ordinal)
            .SelectMany(path => XDocument.Load(path).Root!.Elements(Views).Elements());
        var document = new XDocument(new XElement("Configuration", new XElement(Views, views)));
        document.DescendantNodes().OfType<XComment>().Remove();
        using MemoryStream bytes = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };
        using (var writer = XmlWriter.Create(bytes, settings))
            document.Save(writer);
        return bytes.ToArray();
    }
}
