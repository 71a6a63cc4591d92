using System.Globalization;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>Compares column names. User Name, user_name and USERNAME are the same name.</summary>
internal static class ColumnName
{
    // First Name [Required] is a column of Google Workspace, User name [userPrincipalName] Required of Microsoft Entra.
    // The brackets of emails[type eq "work"].value are part of the name.
    private static readonly Regex Annotation = new(
        @"^(?<label>.+?)\s+\[(?<text>[^\]]+)\](\s+Required)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex AttributeName = new("^[a-z][A-Za-z0-9]*$");

    private const int ShortestAbbreviation = 6;
    private const int ShortestMisspelling = 4;
    private const int LettersPerMistake = 5;

    /// <summary>Returns the name in upper case without white space, invisible characters, underscores and
    /// hyphens.</summary>
    public static string Normalize(string name) => new(name.Where(IsCompared).Select(char.ToUpperInvariant).ToArray());

    /// <summary>Returns a column name without what directories add to it in brackets: the label of <c>First Name
    /// [Required]</c>, and the attribute of <c>User name [userPrincipalName] Required</c>.</summary>
    public static string WithoutAnnotation(string column)
    {
        var match = Annotation.Match(column);
        if (!match.Success)
            return column;
        var text = match.Groups["text"].Value;
        return AttributeName.IsMatch(text) ? text : match.Groups["label"].Value;
    }

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
