using System.Text.Json;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>Describes why a text is not JSON.</summary>
internal static class JsonErrors
{
    // The messages of the reader are written for programmers, and end with a zero-based line number and a byte
    // position.
    private static readonly Regex ReaderPosition = new(
        @"( which is not supported in this mode| Change the reader options\.|\s*(LineNumber|Path):.*$)",
        RegexOptions.Singleline);

    /// <summary>Returns the error for the position where the reader stopped.</summary>
    /// <param name="offset">The position.</param>
    /// <param name="error">The exception of the reader.</param>
    public static PolicySyntaxException Explain(string text, int offset, JsonException error)
    {
        var place = new Place(offset, null);
        var c = offset < text.Length ? text[offset] : '\0';
        if (c == '#' || (c == '/' && offset + 1 < text.Length && text[offset + 1] is '/' or '*'))
        {
            return new(
                place, "A comment starts here, and JSON has no comments.",
                "Remove it. Use the Sid of a statement to describe the statement.", error);
        }

        if (c is '}' or ']' && text.LastIndexOf(',', offset) is >= 0 and var comma && IsBlank(text, comma + 1, offset))
        {
            return new(
                place, $"There is a trailing comma before this '{c}', which JSON does not allow.", "Remove the comma.",
                error);
        }

        if (c > '~')
        {
            return new(
                place, VisibleText.IsVisible(c)
                    ? $"The character '{c}' ({VisibleText.CodePoint(c)}) is outside of a string."
                    : $"The character {VisibleText.CodePoint(c)}, which cannot be seen or looks like a space, is "
                        + "outside of a string.",
                "Delete it, or type the line again.", error);
        }

        return new(place, ReaderPosition.Replace(error.Message, string.Empty), inner: error);
    }

    private static bool IsBlank(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}
