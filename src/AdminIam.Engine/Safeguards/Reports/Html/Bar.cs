using System.Globalization;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>A bar of a chart.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Count">The number.</param>
/// <param name="Total">The number that the count is a part of; <see langword="null"/> if it is part of none.</param>
internal sealed record Bar(string Label, int Count, int? Total)
{
    /// <summary>The number as text, such as <c>3</c> or <c>3 of 4</c>.</summary>
    public string Value => Total is { } total
        ? string.Format(CultureInfo.InvariantCulture, "{0} of {1}", Count, total)
        : Count.ToString(CultureInfo.InvariantCulture);
}
