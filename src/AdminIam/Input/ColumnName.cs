using System.Globalization;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>Compares the names of columns as people write them: User Name, user_name and USERNAME are one name.</summary>
internal static class ColumnName
{
    private const int ShortestAbbreviation = 6;
    private const int ShortestMisspelling = 4;
    private const int LettersPerMistake = 5;

    /// <summary>The name without case, white space, invisible characters, underscores and hyphens.</summary>
    public static string Normalize(string name) => new(name.Where(IsCompared).Select(char.ToUpperInvariant).ToArray());

    /// <summary>Whether two normalized names are the same, or one is the plural of the other.</summary>
    public static bool IsSameOrPlural(string a, string b) => Singular(a) == Singular(b);

    /// <summary>
    /// Whether a normalized name is so close to another that it was probably meant to be that one: misspelt, or a part of it.
    /// </summary>
    public static bool IsNear(string name, string other)
    {
        if (name.Length >= ShortestAbbreviation && other.Contains(name))
            return true;
        var mistakes = Math.Max(1, other.Length / LettersPerMistake);
        return name.Length >= ShortestMisspelling
            && Math.Abs(name.Length - other.Length) <= mistakes
            && NearestNames.Distance(name, other) <= mistakes;
    }

    private static bool IsCompared(char c) =>
        c is not ('_' or '-') && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static string Singular(string name) => name.TrimEnd('S');
}
