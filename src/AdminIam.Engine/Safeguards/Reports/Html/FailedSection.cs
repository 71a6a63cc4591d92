using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>The violations by severity, with their remedies.</summary>
internal static class FailedSection
{
    /// <summary>The number of findings of a check that are always visible. A page with thousands of them would not be
    /// readable.</summary>
    internal const int Visible = 10;

    /// <summary>Writes the section.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        html.Constant("<section aria-labelledby=\"failed\">\n<h2 id=\"failed\">Failed checks</h2>");
        var failed = page.With(FindingStatus.Failed);
        html.Constant(
            failed.Count == 0
                ? "<p>No check failed.</p>"
                : "<p class=\"hint\">Click a command to select it. Run it in PowerShell, connected to this "
                    + "account.</p>");
        WriteChecks(html, page);
        html.Constant("</section>");
    }

    /// <summary>Writes the failed checks without a heading.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void WriteChecks(HtmlText html, PageContent page)
    {
        var failed = page.With(FindingStatus.Failed);
        foreach (var severity in SummarySection.Severities)
            WriteSeverity(html, page, severity, [.. failed.Where(result => result.Check.Severity == severity)]);
    }

    private static void WriteSeverity(
        HtmlText html, PageContent page, FindingSeverity severity, IReadOnlyList<CheckResult> results)
    {
        if (results.Count == 0)
            return;
        var count = HtmlPhrases.Count(results.Sum(result => result.Findings.Count), "finding");
        html.Write($"<h3 class=\"severity {severity}\">{severity} {count}</h3>");
        foreach (var result in results)
            WriteCheck(html, page, result);
    }

    private static void WriteCheck(HtmlText html, PageContent page, CheckResult result)
    {
        html.Write($"<article class=\"check {result.Check.Severity}\">");
        html.Write($"<h4>{result.Check.Title}</h4>");
        html.Write($"<p class=\"controls\">{HtmlPhrases.Controls(result.Check)}</p>");
        // What to do is often the same for all resources.
        var guidance = result.Findings.Select(finding => finding.Guidance).Distinct().ToList();
        var common = result.Findings.Count > 1 && guidance.Count == 1 ? guidance[0] : null;
        WriteGuidance(html, common);
        html.Constant("<ul class=\"findings\">");
        foreach (var finding in result.Findings.Take(Visible))
            WriteFinding(html, page, finding, common);
        html.Constant("</ul>");
        if (result.Findings.Count > Visible)
        {
            var more = CountText.Of(result.Findings.Count - Visible, "more finding");
            html.Write($"<details><summary>{more} of this check</summary>");
            html.Constant("<ul class=\"findings\">");
            foreach (var finding in result.Findings.Skip(Visible))
                WriteFinding(html, page, finding, common);
            html.Constant("</ul>\n</details>");
        }

        html.Constant("</article>");
    }

    private static void WriteFinding(HtmlText html, PageContent page, Finding finding, string? common)
    {
        var badges = Markup.None;
        if (page.IsOfAdministrator(finding))
            badges += HtmlPhrases.Badge("administrator", "role");
        if (page.IsNew(finding))
            badges += HtmlPhrases.Badge("new", "new");
        html.Write(
            $"""
            <li><p>{page.Subject(finding)} {badges}</p>
            <p class="reason">{finding.Reason}</p>
            """);
        if (finding.Remedy is { } remedy)
        {
            html.Write($"<p class=\"how\">{How(finding)}</p>");
            html.Write($"<pre class=\"remedy\"><code>{remedy.CommandLine}</code></pre>");
        }

        if (finding.Guidance != common)
            WriteGuidance(html, finding.Guidance);
        html.Constant("</li>");
    }

    private static string How(Finding finding) => finding.Repair switch
    {
        RepairMode.Safe => "Remedy, which Repair-AdminAccount can apply:",
        RepairMode.Force => "Remedy, which Repair-AdminAccount applies only with -Force:",
        _ => "Remedy:",
    };

    private static void WriteGuidance(HtmlText html, string? guidance)
    {
        if (!string.IsNullOrEmpty(guidance))
            html.Write($"<p class=\"guidance\">{guidance}</p>");
    }
}
