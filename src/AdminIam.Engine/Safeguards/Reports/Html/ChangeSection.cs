using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>What changed since an earlier report.</summary>
internal static class ChangeSection
{
    private const int Most = 50;

    /// <summary>Writes the section.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        html.Constant("<section aria-labelledby=\"changes\">\n<h2 id=\"changes\">Changes since the last report</h2>");
        if (page.Comparison is not { } comparison)
        {
            html.Constant("<p>This report was not compared with an earlier one.</p>\n</section>");
            return;
        }

        html.Write(
            $"""
            <p>Compared with the report of {HtmlPhrases.Time(comparison.Reference.Time)}:
            {comparison.Count(FindingChange.New)} new, {comparison.Count(FindingChange.Gone)} gone,
            {comparison.Count(FindingChange.Same)} the same.</p>
            """);
        WriteList(html, page, FindingChange.New, "New");
        WriteList(html, page, FindingChange.Gone, "Gone");
        WriteList(html, page, FindingChange.Unknown, "Not known: the check is not complete, or was not decided");
        html.Constant("</section>");
    }

    private static void WriteList(
        HtmlText html, PageContent page, FindingChange change, string title)
    {
        var findings = page.Comparison!.Findings.Where(compared => compared.Change == change)
            .OrderByDescending(compared => compared.Finding.Check.Severity).ToList();
        if (findings.Count == 0)
            return;
        var kind = change.ToString().ToLowerInvariant();
        html.Write($"<h3>{title} {HtmlPhrases.Count(findings.Count, "finding")}</h3>");
        html.Write($"<ul class=\"changes {kind}\">");
        foreach (var compared in findings.Take(Most))
            WriteItem(html, page, compared);
        html.Constant("</ul>");
        if (findings.Count > Most)
        {
            html.Write(
                $"""
                <p class="hint">And {CountText.Of(findings.Count - Most, "more finding")}, which
                Compare-AdminReport lists.</p>
                """);
        }
    }

    private static void WriteItem(HtmlText html, PageContent page, ComparedFinding compared)
    {
        var finding = compared.Finding;
        var accepted = finding.Status == FindingStatus.Accepted
            ? HtmlPhrases.Badge("accepted", "accepted")
            : Markup.None;
        html.Write(
            $"""
            <li>{HtmlPhrases.Badge(finding.Check.Severity.ToString(), finding.Check.Severity.ToString())}
            {page.Subject(finding)} <span>{finding.Check.Title}</span>
            <code class="id">{finding.Check.Id}</code> {accepted}</li>
            """);
    }
}
