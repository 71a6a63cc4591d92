using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>How many checks of an area passed.</summary>
/// <param name="Area">The area.</param>
/// <param name="Passed">The number of checks that passed.</param>
/// <param name="Failed">The number of checks that failed.</param>
/// <param name="Accepted">The number of checks whose violations are all accepted.</param>
/// <param name="Undecided">The number of checks that were not decided: manual, not applicable or unknown.</param>
internal sealed record AreaScore(string Area, int Passed, int Failed, int Accepted, int Undecided)
{
    /// <summary>The number of checks that were decided.</summary>
    public int Decided => Passed + Failed + Accepted;

    /// <summary>The share of the decided checks that passed, in percent, rounded down so that only a flawless area has
    /// 100; <see langword="null"/> if none was decided.</summary>
    public int? Percent => Decided == 0 ? null : Passed * 100 / Decided;

    /// <summary>Returns the areas in the order of their first checks.</summary>
    /// <param name="results">The checks.</param>
    public static IReadOnlyList<AreaScore> Of(IReadOnlyList<CheckResult> results) =>
        [.. results.GroupBy(result => result.Check.Area).Select(group => Of(group.Key, [.. group]))];

    /// <summary>Returns the score of checks.</summary>
    /// <param name="area">The name.</param>
    /// <param name="results">The checks.</param>
    public static AreaScore Of(string area, IReadOnlyList<CheckResult> results)
    {
        var passed = results.Count(result => result.Status == FindingStatus.Passed);
        var failed = results.Count(result => result.Status == FindingStatus.Failed);
        var accepted = results.Count(result => result.Status == FindingStatus.Accepted);
        return new AreaScore(area, passed, failed, accepted, results.Count - passed - failed - accepted);
    }
}
