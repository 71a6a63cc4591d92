using System.Globalization;
using System.Text;

namespace AdminIam.Engine.Common.Names;

/// <summary>Displays text that contains invisible characters.</summary>
public static class VisibleText
{
    /// <summary>Returns the text with every invisible character replaced by its code point, such as
    /// <c>jane.doe&lt;U+200B&gt;</c>.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text)
            shown.Append(IsVisible(c) ? c.ToString() : $"<{CodePoint(c)}>");
        return shown.ToString();
    }

    /// <summary>Returns the code point in Unicode notation, such as <c>U+200B</c>.</summary>
    public static string CodePoint(char c) => $"U+{(int)c:X4}";

    /// <summary>Returns whether the character is visible. An ordinary space is considered visible.</summary>
    public static bool IsVisible(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
