namespace AdminIam.Engine.Common.Names;

/// <summary>Finds the names a mistyped one was probably meant to be.</summary>
public static class NearestNames
{
    private const int Suggestions = 3;

    /// <summary>The closest of <paramref name="candidates"/> to <paramref name="name"/>, best first, at most three.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="candidates">The names there are.</param>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates)
    {
        // A third of the length may be wrong; a name further away than that was not a typing mistake.
        var bound = Math.Max(2, name.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Score(name, candidate)))
            .Where(scored => scored.distance <= bound)
            .OrderBy(scored => scored.distance)
            .ThenBy(scored => scored.candidate, StringComparer.OrdinalIgnoreCase)
            .Take(Suggestions)
            .Select(scored => scored.candidate)
            .ToList();
    }

    /// <summary>"Did you mean ...?" with the nearest names, or the names there are when they are few.</summary>
    /// <param name="noun">What the names name, in the plural: <c>groups</c>.</param>
    /// <param name="name">The name that was not found.</param>
    /// <param name="candidates">The names there are.</param>
    public static string Advice(string noun, string name, IReadOnlyCollection<string> candidates)
    {
        var nearest = Find(name, candidates);
        if (nearest.Count > 0)
            return $"Did you mean {string.Join(" or ", nearest.Select(n => $"'{n}'"))}?";
        if (candidates.Count == 0)
            return $"This account has no {noun} yet.";
        return candidates.Count <= 10
            ? $"The {noun} here are: {string.Join(", ", candidates.OrderBy(n => n, StringComparer.OrdinalIgnoreCase))}."
            : $"None of the {candidates.Count} {noun} has a name near to it.";
    }

    private static int Score(string name, string candidate)
    {
        // "admin" for "Administrators" is a cut-off name, not a distance of nine letters.
        if (name.Length >= 3 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return 1;
        return Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
    }

    /// <summary>
    /// How many letters have to be inserted, deleted, replaced or exchanged with their neighbor to turn one text into the other:
    /// the optimal string alignment distance.
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
