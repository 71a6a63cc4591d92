namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>The score of each area.</summary>
internal static class AreaSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        html.Constant(
            """
            <section aria-labelledby="areas">
            <h2 id="areas">Score by area</h2>
            <div class="scroll" role="region" aria-label="Table of scores" tabindex="0">
            <table class="areas">
            <thead><tr><th scope="col">Area</th><th scope="col">Score</th><th scope="col" class="number">Passed</th>
            <th scope="col" class="number">Failed</th><th scope="col" class="number">Accepted</th>
            <th scope="col" class="number">Other</th></tr></thead>
            <tbody>
            """);
        foreach (var area in AreaScore.Of(page.Results))
            WriteArea(html, area);
        html.Constant(
            """
            </tbody>
            </table>
            </div>
            <p class="hint">The score is the share of checks that passed among those that passed, failed or are
            accepted. Other checks must be decided by a person, could not be decided or do not apply.</p>
            </section>
            """);
    }

    private static void WriteArea(HtmlText html, AreaScore area)
    {
        var failed = area.Failed > 0 ? "number bad" : "number";
        html.Write(
            $"""
            <tr><th scope="row">{area.Area}</th><td class="score">{Score(area)}</td>
            <td class="number">{area.Passed}</td><td class="{failed}">{area.Failed}</td>
            <td class="number">{area.Accepted}</td><td class="number">{area.Undecided}</td></tr>
            """);
    }

    private static Markup Score(AreaScore area)
    {
        if (area.Percent is not { } percent)
            return HtmlText.Of($"n/a");
        var kind = percent == 100 ? "good" : "part";
        return HtmlText.Of(
            $"""
            <svg class="meter" width="80" height="10" viewBox="0 0 100 10" preserveAspectRatio="none"
            aria-hidden="true" focusable="false"><rect class="rest" width="100" height="10"/>
            <rect class="{kind}" width="{percent}" height="10"/></svg> <span>{percent}%</span>
            """);
    }
}
