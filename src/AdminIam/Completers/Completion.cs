using System.Management.Automation;

namespace AdminIam.Completers;

/// <summary>Creates completion results.</summary>
internal static class Completion
{
    /// <summary>Returns the candidates that start with the typed text or match a typed pattern, sorted, and quoted
    /// where PowerShell requires it.</summary>
    /// <remarks>The list is never null: PowerShell completes file names where a completer returns null.</remarks>
    /// <param name="typed">The typed text, possibly quoted.</param>
    public static IReadOnlyList<CompletionResult> Of(IEnumerable<Candidate> candidates, string typed)
    {
        var word = QuotedText.Parse(typed);
        return candidates
            .Where(candidate => IsMatch(candidate, word.Text))
            .GroupBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase).Select(same => same.First())
            .OrderBy(candidate => candidate.Rank)
            .ThenBy(candidate => candidate.ListText, StringComparer.OrdinalIgnoreCase)
            .ThenBy(candidate => candidate.Text != candidate.ListText)
            .Select(candidate => new CompletionResult(
                word.Quote(candidate.Text), candidate.ListText, CompletionResultType.ParameterValue,
                string.IsNullOrEmpty(candidate.Description) ? candidate.Text : candidate.Description))
            .ToList();
    }

    private static bool IsMatch(Candidate candidate, string text) => WildcardPattern.ContainsWildcardCharacters(text)
        ? WildcardPattern.Get(text + "*", WildcardOptions.IgnoreCase).IsMatch(candidate.Text)
        : candidate.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            || candidate.ListText.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
