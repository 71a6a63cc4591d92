using System.Xml;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Aws.Protocols;

/// <summary>The AWS Query protocol, whose answers are XML.</summary>
internal sealed class QueryProtocol : AwsProtocol
{
    /// <summary>The protocol.</summary>
    public static QueryProtocol Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsError(Stream body, IWebResponseData answer) => IsComplete(body, IsError);

    /// <inheritdoc/>
    protected override bool IsResult(Stream body, string operation, HashSet<string> members) =>
        IsComplete(body, xml => IsResult(xml, operation, members));

    private static bool IsComplete(Stream body, Func<XmlReader, bool> isExpected)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var xml = XmlReader.Create(body, settings);
        try
        {
            var expected = isExpected(xml);
            // A truncated answer is not an answer.
            while (xml.Read())
                continue;
            return expected;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsResult(XmlReader xml, string operation, HashSet<string> members)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != operation + "Response")
            return false;
        if (members.Count == 0)
            return true;
        if (!xml.ReadToDescendant(operation + "Result", xml.NamespaceURI))
            return false;
        // AWS leaves out what is empty, but never everything.
        var depth = xml.Depth + 1;
        while (xml.Read() && xml.Depth >= depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth && members.Contains(xml.LocalName))
                return true;
        }

        return false;
    }

    private static bool IsError(XmlReader xml)
    {
        if (xml.MoveToContent() != XmlNodeType.Element)
            return false;
        var space = xml.NamespaceURI;
        if ((xml.LocalName != "Error" && !xml.ReadToDescendant("Error", space)) || !xml.ReadToDescendant("Code", space))
            return false;
        return xml.ReadElementContentAsString().Trim().Length > 0;
    }
}
