namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>Recognizes UTF-8 that was read as Latin-1 or Windows-1252, such as <c>Ã¼</c> for <c>ü</c>.</summary>
internal static class MisreadText
{
    // The characters of Windows-1252 at the bytes 0x80 to 0x9F. Five of them are not assigned, and decoders keep their
    // values.
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Returns the intended character at a position, if the characters at that position are its UTF-8
    /// bytes.</summary>
    /// <param name="index">The position.</param>
    /// <param name="length">The number of characters in the text.</param>
    /// <returns>The character, or <see langword="null"/> if the text is correct.</returns>
    public static string? MeantAt(string text, int index, out int length)
    {
        var lead = ByteOf(text[index]);
        length = lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };
        if (length == 0 || index + length > text.Length)
            return null;

        var codePoint = lead & (0xFF >> (length + 1));
        for (var i = index + 1; i < index + length; i++)
        {
            var next = ByteOf(text[i]);
            if (next is < 0x80 or > 0xBF)
                return null;
            codePoint = (codePoint << 6) | (next & 0x3F);
        }

        var isShortest = codePoint >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        return isShortest
            && codePoint is < 0xD800 or (> 0xDFFF and <= 0x10FFFF)
            && IsLikely(text, index, length, codePoint)
            ? char.ConvertFromUtf32(codePoint)
            : null;
    }

    // A letter before a typographic quotation mark is more likely than a misread letter of another script.
    private static bool IsLikely(string text, int index, int length, int codePoint) =>
        length > 2 || codePoint < 0x250 || text[index + 1] <= '\u00FF';

    private static int ByteOf(char c) =>
        c <= '\u00FF' ? c : Windows1252.IndexOf(c) is >= 0 and var index ? 0x80 + index : -1;
}
