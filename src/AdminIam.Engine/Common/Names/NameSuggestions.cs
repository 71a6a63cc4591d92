namespace AdminIam.Engine.Common.Names;

/// <summary>Suggests existing names for a name that was not found.</summary>
public static class NameSuggestions
{
    private const int Suggestions = 3;

    /// <summary>Returns up to three of <paramref name="candidates"/> that are most similar to <paramref name="name"/>,
    /// best first.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="candidates">The existing names.</param>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates)
    {
        // Up to a third of the letters may differ, in short names one or two. A name with more differences is probably
        // not a misspelling.
        var bound = name.Length <= 3 ? 1 : Math.Max(2, name.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Score(name, candidate)))
            .Where(scored => scored.distance <= bound)
            .OrderBy(scored => scored.distance)
            .ThenBy(scored => scored.candidate, StringComparer.OrdinalIgnoreCase)
            .Take(Suggestions)
            .Select(scored => scored.candidate)
            .ToList();
    }

    /// <summary>Returns "Did you mean ...?" with similar names, or all names if there are only a few.</summary>
    /// <param name="noun">The kind of resource in the plural, such as <c>groups</c>.</param>
    /// <param name="name">The name that was not found.</param>
    /// <param name="candidates">The existing names.</param>
    public static string Advice(string noun, string name, IReadOnlyCollection<string> candidates)
    {
        if (Question(name, candidates) is { } question)
            return question;
        if (candidates.Count == 0)
            return $"There are no {noun}.";
        return candidates.Count <= 10
            ? $"The existing {noun} are: "
                + $"{string.Join(", ", candidates.OrderBy(n => n, StringComparer.OrdinalIgnoreCase))}."
            : $"None of the {candidates.Count} {noun} has a similar name.";
    }

    /// <summary>Returns "Did you mean ...?" with similar names; <see langword="null"/> if there are none.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="candidates">The existing names.</param>
    public static string? Question(string name, IEnumerable<string> candidates)
    {
        var nearest = Find(name, candidates).Select(n => $"'{n}'").ToList();
        return nearest.Count switch
        {
            0 => null,
            1 => $"Did you mean {nearest[0]}?",
            _ => $"Did you mean {string.Join(", ", nearest.Take(nearest.Count - 1))} or {nearest[nearest.Count - 1]}?",
        };
    }

    private static int Score(string name, string candidate)
    {
        // "admin" for "Administrators" is an abbreviation, not a distance of nine letters.
        if (name.Length >= 3 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return 1;
        return Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
    }

    /// <summary>
    /// Returns the optimal string alignment distance: the number of letters to insert, delete, replace or transpose to
    /// convert one text to the other.
    /// </summary>
    public static int Distance(string a, string b)
    {
        var (beforePrevious, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
