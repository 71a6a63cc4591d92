using System.Globalization;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>Small pieces of the page.</summary>
internal static class HtmlPhrases
{
    /// <summary>Returns a time to the minute, in UTC.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static Markup Time(DateTime time) => HtmlText.Of(
        $"<time datetime=\"{ReportText.Time(time)}\">{Text(time, "yyyy-MM-dd HH:mm")} UTC</time>");

    /// <summary>Returns a day, in UTC.</summary>
    /// <param name="time">The time, in UTC; <see langword="null"/> for <paramref name="otherwise"/>.</param>
    /// <param name="otherwise">The text without a time.</param>
    public static Markup Day(DateTime? time, string otherwise) => time is { } known
        ? HtmlText.Of($"<time datetime=\"{ReportText.Time(known)}\">{Text(known, "yyyy-MM-dd")}</time>")
        : HtmlText.Of($"{otherwise}");

    /// <summary>Returns a badge.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">The class.</param>
    public static Markup Badge(string text, string kind) => HtmlText.Of($"<span class=\"badge {kind}\">{text}</span>");

    /// <summary>Returns the ID of a check and its numbers in catalogs of controls.</summary>
    /// <param name="check">The check.</param>
    public static Markup Controls(SafeguardCheck check)
    {
        var result = HtmlText.Of($"<code class=\"id\">{check.Id}</code> <span>{check.Area}</span>");
        if (check.Cis.Count > 0)
        {
            var numbers = string.Join(", ", check.Cis.Select(pair => $"{pair.Value} in {pair.Key}"));
            result += HtmlText.Of($" <span>CIS {numbers}</span>");
        }

        if (check.SecurityHub.Count > 0)
            result += HtmlText.Of($" <span>Security Hub {string.Join(", ", check.SecurityHub)}</span>");
        return result;
    }

    /// <summary>Returns the name of a status for people.</summary>
    /// <param name="status">The status.</param>
    public static string NameOf(FindingStatus status) => status switch
    {
        FindingStatus.Manual => "To be checked by a person",
        FindingStatus.NotApplicable => "Not applicable",
        FindingStatus.Unknown => "Not decided",
        _ => status.ToString(),
    };

    /// <summary>Returns a number and a noun; the number has the class count.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular.</param>
    public static Markup Count(int count, string noun) =>
        HtmlText.Of($"<span class=\"count\">{CountText.Of(count, noun)}</span>");

    private static string Text(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
