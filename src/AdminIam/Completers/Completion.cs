using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AdminIam.Completers;

/// <summary>Makes what is offered at the prompt from names.</summary>
internal static class Completion
{
    private static readonly Regex Bare = new(@"^[A-Za-z0-9_][A-Za-z0-9_/:+.=-]*\z");

    /// <summary>The names that go on from what is typed, in order; quoted where PowerShell needs it.</summary>
    /// <param name="names">The names.</param>
    /// <param name="typed">What is there, maybe with an opening quote.</param>
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
