using System.Globalization;
using System.Text;

namespace AdminIam.Engine.Common.Names;

/// <summary>Shows text in which some characters cannot be seen.</summary>
public static class VisibleText
{
    /// <summary>The text with every invisible character as its code point, such as <c>jane.doe&lt;U+200B&gt;</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text)
            shown.Append(IsVisible(c) ? c.ToString() : $"<{CodePoint(c)}>");
        return shown.ToString();
    }

    /// <summary>The code point as Unicode writes it, such as <c>U+200B</c>.</summary>
    /// <param name="c">The character.</param>
    public static string CodePoint(char c) => $"U+{(int)c:X4}";

    /// <summary>Whether a reader sees the character. An ordinary space counts as seen.</summary>
    /// <param name="c">The character.</param>
    public static bool IsVisible(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
