namespace AdminIam.Engine.Common;

/// <summary>Matches texts with the wildcards of policies: <c>*</c> is any number of characters, <c>?</c> is one
/// character. Uppercase and lowercase are equal, in every culture.</summary>
internal static class Wildcards
{
    /// <summary>Returns whether a whole text matches a pattern.</summary>
    /// <param name="pattern">The pattern, such as <c>iam:*User</c>.</param>
    /// <param name="text">The text.</param>
    public static bool Match(string pattern, string text)
    {
        int at = 0, position = 0;
        // The last asterisk, and where the text that it matches ends.
        int asterisk = -1, end = 0;
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                asterisk = at++;
                end = position;
            }
            else if (at < pattern.Length && IsMatch(pattern[at], text[position]))
            {
                at++;
                position++;
            }
            else if (asterisk >= 0)
            {
                at = asterisk + 1;
                position = ++end;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }

    private static bool IsMatch(char pattern, char character) =>
        pattern == '?' || char.ToUpperInvariant(pattern) == char.ToUpperInvariant(character);
}
