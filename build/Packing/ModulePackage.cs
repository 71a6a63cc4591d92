using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdminIam.Build.Packing;

/// <summary>The NuGet package of a module, for the PowerShell Gallery and folder repositories.</summary>
internal static class ModulePackage
{
    private const string BinaryType = "application/octet";

    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly XNamespace CoreProperties =
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Returns the bytes of the package.</summary>
    /// <param name="files">The contents of the module's folder, by path with slashes.</param>
    /// <param name="nuspec">The metadata of the package.</param>
    /// <param name="date">The day of the files.</param>
    public static byte[] Create(IReadOnlyDictionary<string, byte[]> files, XDocument nuspec, DateOnly? date)
    {
        var description = Save(nuspec);
        // NuGet uses a random name.
        var name = Convert.ToHexStringLower(SHA256.HashData(description))[..32];
        var properties = $"package/services/metadata/core-properties/{name}.psmdcp";
        Dictionary<string, byte[]> parts = new(files)
        {
            [Nuspec.FileName] = description,
            [properties] = Save(CreateProperties(nuspec)),
        };
        parts["_rels/.rels"] = Save(CreateRelationships(properties));
        parts["[Content_Types].xml"] = Save(CreateContentTypes(parts.Keys));
        return ReproducibleZip.Create(parts, date);
    }

    private static XDocument CreateProperties(XDocument nuspec)
    {
        string Value(string name) => nuspec.Descendants().First(element => element.Name.LocalName == name).Value;
        return new XDocument(new XElement(
            CoreProperties + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XElement(DublinCore + "creator", Value("authors")),
            new XElement(DublinCore + "description", Value("description")),
            new XElement(DublinCore + "identifier", Value("id")),
            new XElement(CoreProperties + "version", Value("version")),
            new XElement(CoreProperties + "keywords", Value("tags"))));
    }

    private static XDocument CreateRelationships(string properties) => new(new XElement(
        Relationships + "Relationships",
        Relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", Nuspec.FileName, "R1"),
        Relationship($"{Relationships}/metadata/core-properties", properties, "R2")));

    private static XElement Relationship(string type, string target, string id) => new(
        Relationships + "Relationship",
        new XAttribute("Type", type), new XAttribute("Target", "/" + target), new XAttribute("Id", id));

    private static XDocument CreateContentTypes(IEnumerable<string> parts)
    {
        var names = parts.Order(StringComparer.Ordinal).ToList();
        var extensions = names.Where(Path.HasExtension).Select(name => Path.GetExtension(name)[1..]).Distinct();
        return new XDocument(new XElement(
            ContentTypes + "Types",
            extensions.Order(StringComparer.Ordinal).Select(extension => new XElement(
                ContentTypes + "Default",
                new XAttribute("Extension", extension), new XAttribute("ContentType", TypeOf(extension)))),
            names.Where(name => !Path.HasExtension(name)).Select(name => new XElement(
                ContentTypes + "Override",
                new XAttribute("PartName", "/" + name), new XAttribute("ContentType", BinaryType)))));
    }

    private static string TypeOf(string extension) => extension switch
    {
        "rels" => "application/vnd.openxmlformats-package.relationships+xml",
        "psmdcp" => "application/vnd.openxmlformats-package.core-properties+xml",
        _ => BinaryType,
    };

    private static byte[] Save(XDocument document)
    {
        using MemoryStream stream = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(stream, settings))
            document.Save(writer);
        return stream.ToArray();
    }
}
