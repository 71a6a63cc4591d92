namespace AdminIam.Engine.Common.Names;

/// <summary>Writes a number and what it counts.</summary>
public static class CountText
{
    /// <summary>Returns the number and the noun, in the plural unless the number is one: <c>1 policy</c>,
    /// <c>2 policies</c>, <c>0 keys</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular. The plural is that of nouns such as key, policy and user.</param>
    public static string Of(int count, string noun) => $"{count} {(count == 1 ? noun : Plural(noun))}";

    private static string Plural(string noun) =>
        noun.Length > 1 && noun[noun.Length - 1] == 'y' && !IsVowel(noun[noun.Length - 2])
            ? noun.Remove(noun.Length - 1) + "ies"
            : noun + "s";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
