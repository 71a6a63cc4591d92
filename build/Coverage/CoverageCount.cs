using System.Globalization;

namespace AdminIam.Build.Coverage;

/// <summary>How many lines, or branches, the tests ran, of how many there are.</summary>
internal readonly record struct CoverageCount(int Covered, int Total)
{
    public int Missed => Total - Covered;

    public static CoverageCount operator +(CoverageCount left, CoverageCount right) =>
        new(left.Covered + right.Covered, left.Total + right.Total);

    public static CoverageCount Of(IEnumerable<bool> isCovered) =>
        isCovered.Aggregate(default(CoverageCount), (sum, covered) => sum + new CoverageCount(covered ? 1 : 0, 1));

    public override string ToString() => Total == 0
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture, $"{Covered} of {Total} ({Math.Floor(1000d * Covered / Total) / 10:0.0} %)");
}
