using System.Reflection;
using System.Xml.Linq;

namespace AdminIam.Build.Help;

/// <summary>The documentation file that the compiler writes beside an assembly.</summary>
internal sealed class XmlDocumentation
{
    private static readonly XElement Nothing = new("member");

    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    public static XmlDocumentation Load(string path)
    {
        if (!File.Exists(path))
            throw new BuildFailedException($"{path} is missing.");
        return new XmlDocumentation(XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value));
    }

    /// <summary>Returns the documentation of a type; an empty element if there is none.</summary>
    public XElement Of(Type type) => Member("T:" + TypeIdentifier.DocumentationId(type));

    /// <summary>Returns the documentation of a property, or of the property of the base class that it
    /// overrides.</summary>
    public XElement Of(PropertyInfo property)
    {
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            var member = Member($"P:{TypeIdentifier.DocumentationId(type)}.{property.Name}");
            if (member.Element("summary") is not null)
                return member;
        }
        return Nothing;
    }

    private XElement Member(string id) => _members.GetValueOrDefault(id, Nothing);
}
