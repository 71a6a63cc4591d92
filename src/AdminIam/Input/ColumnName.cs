using System.Globalization;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>Compares column names. User Name, user_name and USERNAME are the same name.</summary>
internal static class ColumnName
{
    private const int ShortestAbbreviation = 6;
    private const int ShortestMisspelling = 4;
    private const int LettersPerMistake = 5;

    /// <summary>Returns the name in upper case without white space, invisible characters, underscores and
    /// hyphens.</summary>
    public static string Normalize(string name) => new(name.Where(IsCompared).Select(char.ToUpperInvariant).ToArray());

    /// <summary>Returns whether two normalized names are equal, or one is the plural of the other.</summary>
    public static bool IsSameOrPlural(string a, string b) => Singular(a) == Singular(b);

    /// <summary>Returns whether a normalized name is probably a misspelling or an abbreviation of another.</summary>
    public static bool IsNear(string name, string other)
    {
        if (name.Length >= ShortestAbbreviation && other.Contains(name))
            return true;
        var mistakes = Math.Max(1, other.Length / LettersPerMistake);
        return name.Length >= ShortestMisspelling
            && Math.Abs(name.Length - other.Length) <= mistakes
            && NameSuggestions.Distance(name, other) <= mistakes;
    }

    private static bool IsCompared(char c) =>
        c is not ('_' or '-') && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static string Singular(string name) => name.TrimEnd('S');
}
