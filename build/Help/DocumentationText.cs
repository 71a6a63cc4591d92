using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdminIam.Build.Help;

/// <summary>Converts documentation elements to the paragraphs of the help.</summary>
internal sealed partial class DocumentationText(IReadOnlyDictionary<string, string> cmdletNames)
{
    private const char ParagraphBreak = '\u2029';

    /// <summary>Returns the paragraphs of an element; none if it is null or blank.</summary>
    public IReadOnlyList<string> Paragraphs(XElement? element)
    {
        StringBuilder text = new();
        Append(element?.Nodes() ?? [], text);
        return
        [
            .. text.ToString().Split(ParagraphBreak)
                .Select(paragraph => Whitespace().Replace(paragraph, " ").Trim())
                .Where(paragraph => paragraph.Length > 0),
        ];
    }

    public string Line(XElement? element) => string.Join(" ", Paragraphs(element));

    /// <summary>Returns the text of a code element without the indentation of the source file.</summary>
    public static string Code(XElement? element)
    {
        // The line on which the element starts has the indentation of all lines.
        var before = (element?.PreviousNode as XText)?.Value ?? "";
        var indent = before.Length - before.LastIndexOf('\n') - 1;
        var outdented = (element?.Value ?? "").ReplaceLineEndings("\n").Split('\n').Select(line =>
            line[Math.Min(indent, line.Length - line.TrimStart().Length)..].TrimEnd());
        return string.Join("\n", outdented).Trim('\n');
    }

    /// <summary>
    /// Returns the text for a <c>cref</c>: the name of a cmdlet, a parameter name with a hyphen, or the last part of
    /// the name.
    /// </summary>
    public string Reference(string cref)
    {
        var id = cref[(cref.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0];
        var last = id[(id.LastIndexOf('.') + 1)..];
        if (cmdletNames.TryGetValue(id, out var cmdlet))
            return cmdlet;
        var isParameter = cref.StartsWith("P:", StringComparison.Ordinal)
            && cmdletNames.ContainsKey(id[..id.LastIndexOf('.')]);
        return isParameter ? "-" + last : last;
    }

    private void Append(IEnumerable<XNode> nodes, StringBuilder text)
    {
        foreach (var node in nodes)
        {
            if (node is XText literal)
                text.Append(literal.Value);
            else if (node is XElement element)
                AppendElement(element, text);
        }
    }

    private void AppendElement(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                text.Append(ParagraphBreak);
                Append(element.Nodes(), text);
                text.Append(ParagraphBreak);
                break;
            case "item":
                text.Append(ParagraphBreak).Append("- ");
                Append(element.Nodes(), text);
                text.Append(ParagraphBreak);
                break;
            case "paramref" or "typeparamref":
                text.Append(element.Attribute("name")?.Value);
                break;
            case "see" or "seealso" when element.IsEmpty:
                text.Append(element.Attribute("cref") is { } cref
                    ? Reference(cref.Value)
                    : element.Attribute("langword")?.Value ?? element.Attribute("href")?.Value);
                break;
            default:
                Append(element.Nodes(), text);
                break;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
