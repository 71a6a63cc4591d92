using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Selects checks.</summary>
internal static class CheckSelection
{
    /// <summary>Returns the checks in the order of the catalog.</summary>
    /// <param name="ids">IDs and wildcard patterns.</param>
    /// <param name="severities">The severities; <see langword="null"/> for all.</param>
    /// <exception cref="AdminException"><c>UnknownCheck</c>: an ID or pattern matches no check.</exception>
    public static IReadOnlyList<SafeguardCheck> Find(string[] ids, string[]? severities)
    {
        var patterns = Array.ConvertAll(ids, NameArgument.Pattern);
        var unknown = Array.FindIndex(
            patterns, pattern => !SafeguardCatalog.All.Any(check => pattern.IsMatch(check.Id)));
        if (unknown >= 0)
            throw SafeguardCatalog.Unknown(ids[unknown]);
        return SafeguardCatalog.All
            .Where(check => Array.Exists(patterns, pattern => pattern.IsMatch(check.Id)))
            .Where(check => severities is null
                || severities.Contains(check.Severity.ToString(), StringComparer.OrdinalIgnoreCase))
            .ToList();
    }
}
