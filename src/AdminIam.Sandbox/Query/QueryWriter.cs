using System.Collections;
using System.Globalization;
using System.Text;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Query;

/// <summary>Writes answers in AWS Query's XML, along the shapes of the model.</summary>
internal static class QueryWriter
{
    public static string Response(ServiceOperation operation, Output output, string requestId)
    {
        var xml = new StringBuilder(1024);
        xml.Append('<').Append(operation.Name).Append("Response xmlns=\"").Append(operation.Service.Namespace)
            .Append("\">\n");
        if (operation.Output is not null)
        {
            xml.Append('<').Append(operation.Name).Append("Result>");
            Structure(xml, operation.Output, output);
            xml.Append("</").Append(operation.Name).Append("Result>\n");
        }

        return xml.Append("<ResponseMetadata><RequestId>").Append(requestId)
            .Append("</RequestId></ResponseMetadata>\n</").Append(operation.Name).Append("Response>\n").ToString();
    }

    public static string Error(string? xmlNamespace, AwsException error, string requestId)
    {
        var xml = new StringBuilder(512);
        xml.Append("<ErrorResponse xmlns=\"").Append(xmlNamespace).Append("\">\n<Error><Type>")
            .Append(error.Status >= 500 ? "Receiver" : "Sender").Append("</Type><Code>").Append(error.Code)
            .Append("</Code><Message>");
        Text(xml, error.Message);
        return xml.Append("</Message></Error>\n<RequestId>").Append(requestId)
            .Append("</RequestId>\n</ErrorResponse>\n").ToString();
    }

    private static void Structure(StringBuilder xml, Shape shape, Output output)
    {
        shape.RequireMembers(output);
        foreach (var member in shape.Members)
        {
            if (output.TryGetValue(member.Key, out var value) && value is not null)
                Element(xml, member.Key, member.Value, value);
        }
    }

    private static void Element(StringBuilder xml, string name, Shape shape, object value)
    {
        xml.Append('<').Append(name).Append('>');
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Structure(xml, shape, (Output)value);
                break;
            case ShapeKind.List:
                foreach (var item in (IEnumerable)value)
                    Element(xml, "member", shape.Element!, item);
                break;
            case ShapeKind.Map:
                Map(xml, shape, (Output)value);
                break;
            default:
                Text(xml, Scalar(value));
                break;
        }

        xml.Append("</").Append(name).Append('>');
    }

    private static void Map(StringBuilder xml, Shape shape, Output entries)
    {
        foreach (var entry in entries)
        {
            xml.Append("<entry><key>");
            Text(xml, entry.Key);
            xml.Append("</key>");
            Element(xml, "value", shape.Element!, entry.Value!);
            xml.Append("</entry>");
        }
    }

    private static string Scalar(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no form in XML."),
    };

    private static void Text(StringBuilder xml, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '"':
                    xml.Append("&quot;");
                    break;
                case '\r':
                    xml.Append("&#xD;");
                    break;
                case '\t' or '\n' or (>= ' ' and < '\uD800') or (>= '\uE000' and <= '\uFFFD'):
                    xml.Append(c);
                    break;
                case var _ when i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]):
                    xml.Append(c).Append(text[++i]);
                    break;
                default:
                    // XML 1.0 cannot express it, and an error message may quote any input.
                    xml.Append('\uFFFD');
                    break;
            }
        }
    }
}
