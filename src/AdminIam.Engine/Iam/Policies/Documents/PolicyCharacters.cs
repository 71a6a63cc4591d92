using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// The characters of a policy document. IAM's policyDocumentType has the pattern [\u0009\u000A\u000D\u0020-\u00FF]+, so
/// that all others are certain to be refused, inside of strings and outside.
/// </summary>
internal static class PolicyCharacters
{
    private const string UpToFF = "Use characters up to U+00FF.";
    private const char Replacement = '\uFFFD';
    private const char ByteOrderMark = '\uFEFF';
    private static readonly char[] Quotes = ['\u201C', '\u201D', '\u201E', '\u2018', '\u2019', '\u201A'];

    /// <summary>Finds what is wrong with the characters of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Characters that IAM accepts but that are probably not meant.</returns>
    /// <exception cref="PolicySyntaxException">There is a character that IAM refuses.</exception>
    public static IReadOnlyList<PolicyDoubt> Check(string text)
    {
        var doubts = new List<PolicyDoubt>();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\t' or '\n' or '\r' or (>= ' ' and <= '~'))
                continue;
            var place = new Place(i, null);
            if (MisreadText.MeantAt(text, i, out var length) is { } meant)
            {
                var misread = DescribeMisread(text.Substring(i, length), meant);
                if (text.Substring(i, length).Any(one => one > '\u00FF'))
                    throw new PolicySyntaxException(place, misread, "Save the file as UTF-8, and read it as UTF-8.");
                doubts.Add(new PolicyDoubt(place, misread));
                i += length - 1;
            }
            else if (c is < ' ' or > '\u00FF')
            {
                throw Refuse(text, i, place);
            }
            else if (!VisibleText.IsVisible(c))
            {
                doubts.Add(new PolicyDoubt(place, DescribeInvisible(c)));
            }
        }

        return doubts;
    }

    /// <summary>A sentence about a character in a string that nobody sees.</summary>
    /// <param name="c">The character.</param>
    public static string DescribeInvisible(char c) => c == '\u00A0'
        ? "There is a no-break space (U+00A0) in a string. It looks like a space and is not equal to one."
        : $"There is the character {VisibleText.CodePoint(c)} in a string, which cannot be seen.";

    private static string DescribeMisread(string read, string meant) =>
        $"'{VisibleText.Of(read)}' ({string.Join(" ", read.Select(VisibleText.CodePoint))}) looks like '{meant}' in UTF-8, "
        + "read as Latin-1 or Windows-1252.";

    private static PolicySyntaxException Refuse(string text, int index, Place place)
    {
        var c = text[index];
        if (Array.IndexOf(Quotes, c) >= 0)
        {
            return new(
                place, $"'{c}' ({VisibleText.CodePoint(c)}) is a typographic quotation mark.", "JSON has only the straight one: \"");
        }

        switch (c)
        {
            case Replacement:
                return new(
                    place, "U+FFFD stands for a character that was lost: the text was read in another encoding than it was written in.",
                    "Save the file as UTF-8, or read it with the encoding that it has, and restore the character.");
            case ByteOrderMark:
                return new(
                    place, "There is a byte order mark (U+FEFF) amid the document. It cannot be seen, and IAM does not accept it.",
                    "Delete it. It is left over where files were joined.");
            case '\0':
                return new(
                    place, "There is the character U+0000: the text is UTF-16 that was read in another encoding.",
                    "Save the file as UTF-8, or read it as UTF-16, such as with Get-Content -Encoding Unicode.");
        }

        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            var pair = text.Substring(index, 2);
            return new(place, $"IAM does not accept the character '{pair}' (U+{char.ConvertToUtf32(pair, 0):X4}) in a policy.", UpToFF);
        }

        return VisibleText.IsVisible(c) && !char.IsSurrogate(c)
            ? new(place, $"IAM does not accept the character '{c}' ({VisibleText.CodePoint(c)}) in a policy.", UpToFF)
            : new(
                place, $"There is the character {VisibleText.CodePoint(c)}, which cannot be seen, and which IAM does not accept in a policy.",
                "Delete it, or type the line again.");
    }
}
