using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>The findings that are not violations, or accepted ones, by status.</summary>
internal static class StatusSections
{
    /// <summary>The statuses, in the order of the page.</summary>
    public static IReadOnlyList<FindingStatus> Statuses { get; } =
    [
        FindingStatus.Unknown, FindingStatus.Accepted, FindingStatus.Manual, FindingStatus.Passed,
        FindingStatus.NotApplicable,
    ];

    /// <summary>Returns the ID of the section of a status.</summary>
    /// <param name="status">The status.</param>
    public static string IdOf(FindingStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Writes the sections.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        foreach (var status in Statuses)
            WriteStatus(html, page, status);
    }

    private static void WriteStatus(HtmlText html, PageContent page, FindingStatus status)
    {
        var results = page.With(status);
        if (results.Count == 0)
            return;
        var id = IdOf(status);
        html.Write($"<section aria-labelledby=\"{id}\">");
        html.Write($"<h2 id=\"{id}\">{HtmlPhrases.NameOf(status)} {HtmlPhrases.Count(results.Count, "check")}</h2>");
        html.Constant("<ul class=\"results\">");
        foreach (var result in results)
        {
            html.Write($"<li><h3>{result.Check.Title}</h3>");
            html.Write(
                $"""
                <p class="controls"><span>{result.Check.Severity}</span>
                {HtmlPhrases.Controls(result.Check)}</p>
                """);
            foreach (var finding in result.Findings)
                WriteFinding(html, page, finding);
            html.Constant("</li>");
        }

        html.Constant("</ul>\n</section>");
    }

    private static void WriteFinding(HtmlText html, PageContent page, Finding finding)
    {
        html.Constant("<div class=\"finding\">");
        if (finding.Status == FindingStatus.Accepted)
            html.Write($"<p>{page.Subject(finding)}</p>");
        html.Write($"<p class=\"reason\">{finding.Reason}</p>");
        if (!string.IsNullOrEmpty(finding.Guidance))
            html.Write($"<p class=\"guidance\">{finding.Guidance}</p>");
        html.Constant("</div>");
    }
}
