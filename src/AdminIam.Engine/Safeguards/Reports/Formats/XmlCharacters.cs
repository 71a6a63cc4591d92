using System.Text;
using System.Xml;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Replaces characters that XML cannot contain.</summary>
internal static class XmlCharacters
{
    /// <summary>Returns the text with such characters as code points.</summary>
    /// <param name="text">Any text.</param>
    public static string Only(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                result.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                result.Append(text[i]);
            else
                result.Append('<').Append(VisibleText.CodePoint(text[i])).Append('>');
        }

        return result.ToString();
    }
}
