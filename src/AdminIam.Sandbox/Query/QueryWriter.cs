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
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Escape(text, i) is not { } escape)
                continue;
            xml.Append(text, plain, i - plain).Append(escape);
            plain = i + 1;
        }

        xml.Append(text, plain, text.Length - plain);
    }

    // The text that replaces a character in XML, or null where it stands for itself.
    private static string? Escape(string text, int index) => text[index] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\r' => "&#xD;",
        '\t' or '\n' or (>= ' ' and < '\uD800') or (>= '\uE000' and <= '\uFFFD') => null,
        var c when char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) => null,
        var c when char.IsLowSurrogate(c) && index > 0 && char.IsHighSurrogate(text[index - 1]) => null,
        // XML 1.0 cannot express it, and an error message may quote any input.
        _ => "\uFFFD",
    };
}
