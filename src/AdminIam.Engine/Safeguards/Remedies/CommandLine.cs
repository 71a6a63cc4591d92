using System.Text.RegularExpressions;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Writes command lines that PowerShell reads as they are meant.</summary>
internal static class CommandLine
{
    /// <summary>Returns a value as one argument, in quotation marks where they are needed.</summary>
    /// <param name="value">Any text without line breaks.</param>
    public static string Argument(string value) =>
        // PowerShell takes typographic quotation marks for plain ones.
        Regex.IsMatch(value, @"^[A-Za-z0-9_][A-Za-z0-9_./:+=-]*$")
            ? value
            : $"'{Regex.Replace(value, "['\u2018\u2019\u201A\u201B]", "$0$0")}'";
}
