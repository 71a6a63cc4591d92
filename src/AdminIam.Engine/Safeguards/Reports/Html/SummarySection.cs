using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>The result at a glance.</summary>
internal static class SummarySection
{
    /// <summary>The severities, the most serious first.</summary>
    public static IReadOnlyList<FindingSeverity> Severities { get; } =
        [FindingSeverity.Critical, FindingSeverity.High, FindingSeverity.Medium, FindingSeverity.Low];

    /// <summary>Writes the section.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        var failed = page.Report.Findings.Where(finding => finding.Status == FindingStatus.Failed).ToList();
        var score = AreaScore.Of("All", page.Results);
        html.Constant("<section aria-labelledby=\"result\">\n<h2 id=\"result\">Result</h2>");
        html.Write($"<p class=\"lead\">{Sentence(score, failed)}</p>");
        WriteLimits(html, page, score);
        html.Constant("<ul class=\"tiles\">");
        foreach (var severity in Severities)
        {
            var count = failed.Count(finding => finding.Check.Severity == severity);
            var kind = count == 0 ? "none" : severity.ToString().ToLowerInvariant();
            html.Write(
                $"""
                <li class="tile {kind}"><span class="number">{count}</span>
                <span class="label">{severity.ToString().ToLowerInvariant()}</span></li>
                """);
        }

        var percent = score.Percent is { } known ? $"{known}%" : "n/a";
        html.Write(
            $"""
            <li class="tile score"><span class="number">{percent}</span>
            <span class="label">{score.Passed} of {CountText.Of(score.Decided, "check")} passed</span></li>
            """);
        html.Constant("</ul>\n</section>");
    }

    private static string Sentence(AreaScore score, List<Finding> failed)
    {
        if (failed.Count == 0)
        {
            return score.Decided == 0
                ? "No check was decided."
                : $"No check failed. {CountText.Of(score.Passed, "check")} passed.";
        }

        var counts = Severities
            .Select(severity => (severity, count: failed.Count(finding => finding.Check.Severity == severity)))
            .Where(pair => pair.count > 0)
            .Select(pair => $"{pair.count} {pair.severity.ToString().ToLowerInvariant()}");
        return $"{CountText.Of(score.Failed, "check")} of {score.Decided} failed, with "
            + $"{CountText.Of(failed.Count, "finding")}: {string.Join(", ", counts)}.";
    }

    private static void WriteLimits(HtmlText html, PageContent page, AreaScore score)
    {
        var unknown = page.With(FindingStatus.Unknown).Count;
        if (unknown > 0)
        {
            html.Write(
                $"""
                <p class="note">{CountText.Of(unknown, "check")} could not be decided.
                <a href="#unknown">The reasons are below.</a></p>
                """);
        }

        if (page.Report.IncompleteChecks.Count > 0)
        {
            html.Write(
                $"""
                <p class="note">This page does not contain all findings of the test: findings of
                {CountText.Of(page.Report.IncompleteChecks.Count, "check")} were left out by a filter. The scores count
                only what is on this page.</p>
                """);
        }

        if (score.Undecided > unknown)
        {
            html.Write(
                $"""
                <p class="note">Not part of the score: {CountText.Of(score.Undecided - unknown, "check")} that a person
                must decide, or that do not apply to this account.</p>
                """);
        }
    }
}
