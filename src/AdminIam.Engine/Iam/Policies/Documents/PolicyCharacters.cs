using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// Checks the characters of a policy document. The pattern of policyDocumentType of IAM is
/// [\u0009\u000A\u000D\u0020-\u00FF]+, so all other characters are rejected, inside and outside of strings.
/// </summary>
internal static class PolicyCharacters
{
    private const string UpToFF = "Use characters up to U+00FF.";
    private const char Replacement = '\uFFFD';
    private const char ByteOrderMark = '\uFEFF';
    private static readonly char[] Quotes = ['\u201C', '\u201D', '\u201E', '\u2018', '\u2019', '\u201A'];

    /// <summary>Checks the characters of a text.</summary>
    /// <returns>Warnings about characters that IAM accepts but that are probably mistakes.</returns>
    /// <exception cref="PolicySyntaxException">The text contains a character that IAM rejects.</exception>
    public static IReadOnlyList<PolicyWarning> Check(string text)
    {
        var warnings = new List<PolicyWarning>();
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
                warnings.Add(new PolicyWarning(place, misread));
                i += length - 1;
            }
            else if (c is < ' ' or > '\u00FF')
            {
                throw Refuse(text, i, place);
            }
            else if (!VisibleText.IsVisible(c))
            {
                warnings.Add(new PolicyWarning(place, DescribeInvisible(c)));
            }
        }

        return warnings;
    }

    /// <summary>Returns a message about an invisible character in a string.</summary>
    public static string DescribeInvisible(char c) => c == '\u00A0'
        ? "There is a no-break space (U+00A0) in a string. It looks like a space, but is a different character."
        : $"There is the character {VisibleText.CodePoint(c)} in a string, which cannot be seen.";

    private static string DescribeMisread(string read, string meant) =>
        $"'{VisibleText.Of(read)}' ({string.Join(" ", read.Select(VisibleText.CodePoint))}) looks like '{meant}' in "
        + "UTF-8, read as Latin-1 or Windows-1252.";

    private static PolicySyntaxException Refuse(string text, int index, Place place)
    {
        var c = text[index];
        if (Array.IndexOf(Quotes, c) >= 0)
        {
            return new(
                place, $"'{c}' ({VisibleText.CodePoint(c)}) is a typographic quotation mark.",
                "JSON has only the straight one: \"");
        }

        switch (c)
        {
            case Replacement:
                return new(
                    place,
                    "U+FFFD represents a lost character: "
                        + "the text was read with another encoding than it was saved with.",
                    "Save the file as UTF-8, or specify its encoding, and restore the character.");
            case ByteOrderMark:
                return new(
                    place,
                    "There is a byte order mark (U+FEFF) "
                        + "within the document. It cannot be seen, and IAM does not accept it.",
                    "Delete it. It may be left over from joining files.");
            case '\0':
                return new(
                    place, "There is the character U+0000: the text is UTF-16 that was read with another encoding.",
                    "Save the file as UTF-8, or read it as UTF-16, for example with Get-Content -Encoding Unicode.");
        }

        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            var pair = text.Substring(index, 2);
            return new(
                place, $"IAM does not accept the character '{pair}' (U+{char.ConvertToUtf32(pair, 0):X4}) in a policy.",
                UpToFF);
        }

        return VisibleText.IsVisible(c) && !char.IsSurrogate(c)
            ? new(place, $"IAM does not accept the character '{c}' ({VisibleText.CodePoint(c)}) in a policy.", UpToFF)
            : new(
                place,
                $"There is the character {VisibleText.CodePoint(c)}, which cannot be seen, and which IAM does not "
                    + "accept in a policy.",
                "Delete it, or type the line again.");
    }
}
