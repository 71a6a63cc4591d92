using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace AdminIam.Completers;

/// <summary>A typed word: its text, and the quotation mark that it starts with.</summary>
/// <param name="Text">The text without quotation marks.</param>
/// <param name="Mark">The quotation mark; <see langword="null"/> if there is none.</param>
internal readonly record struct QuotedText(string Text, char? Mark)
{
    // PowerShell accepts typographic quotation marks as well.
    private const string SingleMarks = "'\u2018\u2019\u201a\u201b";
    private const string DoubleMarks = "\"\u201c\u201d\u201e";

    // A word that starts with a digit could be read as a number.
    private static readonly Regex Bare = new(@"^[A-Za-z_/][A-Za-z0-9_/:+.=-]*\z");
    private static readonly Regex Expandable = new($"[`${DoubleMarks}]");

    /// <summary>Reads a word as PowerShell passes it to completers: with its opening quotation mark, and often with a
    /// closing one that was not typed.</summary>
    public static QuotedText Parse(string typed)
    {
        if (typed.Length == 0 || (SingleMarks + DoubleMarks).IndexOf(typed[0]) < 0)
            return new QuotedText(typed, null);
        var end = typed.Length > 1 && MarksLike(typed[0]).IndexOf(typed[typed.Length - 1]) >= 0 ? 1 : 0;
        return new QuotedText(typed.Substring(1, typed.Length - 1 - end), typed[0]);
    }

    /// <summary>Quotes a value like the word, or where PowerShell requires it.</summary>
    public string Quote(string value)
    {
        if (Mark is { } mark && DoubleMarks.IndexOf(mark) >= 0)
            return $"\"{Expandable.Replace(value, "`$0")}\"";
        return Mark is null && Bare.IsMatch(value)
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }

    private static string MarksLike(char mark) => SingleMarks.IndexOf(mark) >= 0 ? SingleMarks : DoubleMarks;
}
