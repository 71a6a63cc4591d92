using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AdminIam.Completers;

/// <summary>Creates completion results from names.</summary>
internal static class Completion
{
    private static readonly Regex Bare = new(@"^[A-Za-z0-9_][A-Za-z0-9_/:+.=-]*\z");

    /// <summary>Returns the names that start with the typed text, sorted, and quoted where PowerShell requires
    /// it.</summary>
    /// <param name="typed">The typed text, possibly with an opening quotation mark.</param>
    public static IEnumerable<CompletionResult> Of(IEnumerable<string> names, string typed)
    {
        var start = typed.Trim('\'', '"');
        return names
            .Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, name))
            .ToList();
    }

    private static string Quote(string name) => Bare.IsMatch(name) ? name : "'" + name.Replace("'", "''") + "'";
}
