using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>Writes the reports of several accounts as one HTML page: the accounts, the checks that failed in them, and
/// the violations of each account.</summary>
internal static class OrganizationPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="reports">The reports, at least one.</param>
    public static void Write(TextWriter output, IReadOnlyList<SafeguardReport> reports)
    {
        var pages = reports.Select(report => new PageContent(new ReportContent(report, null))).ToList();
        var html = new HtmlText(output);
        var first = reports.Min(report => report.Time);
        var last = reports.Max(report => report.Time);
        var count = CountText.Of(reports.Count, "AWS account");
        HtmlReport.WriteStart(html, $"{count}: administration report of {ReportText.Time(last).Substring(0, 10)}");
        html.Write($"<header><h1>Administration of {count}</h1>");
        html.Write($"<p>Tested from {HtmlPhrases.Time(first)} to {HtmlPhrases.Time(last)}.</p>");
        html.Constant(
            """
            </header>
            <nav aria-label="Contents">
            <ul><li><a href="#accounts">Accounts</a></li><li><a href="#checks">Failed checks</a></li>
            <li><a href="#violations">Violations by account</a></li></ul>
            </nav>
            <main>
            """);
        WriteAccounts(html, pages);
        WriteChecks(html, pages);
        WriteViolations(html, pages);
        html.Constant("</main>");
        html.Write(
            $"""
            <footer><p>Created by AdminIam {ReportText.ModuleVersion}. The page contains no scripts and loads
            nothing.</p></footer>
            """);
        html.Constant("</body>\n</html>");
    }

    private static void WriteAccounts(HtmlText html, List<PageContent> pages)
    {
        html.Constant("<section aria-labelledby=\"accounts\">\n<h2 id=\"accounts\">Accounts</h2>");
        WriteTable(html, "Table of accounts", ["Account", "Score"], "critical", "high", "medium", "low", "not decided");
        foreach (var page in pages)
        {
            var score = AreaScore.Of("All", page.Results).Percent is { } percent ? $"{percent}%" : "n/a";
            html.Write(
                $"""
                <tr><th scope="row"><a href="#a{page.Report.AccountId}">{ReportText.Label(page.Report)}</a></th>
                <td>{score}</td>
                """);
            foreach (var severity in SummarySection.Severities)
                WriteNumber(html, Failed(page).Count(finding => finding.Check.Severity == severity), isBad: true);
            WriteNumber(html, page.With(FindingStatus.Unknown).Count, isBad: false);
            html.Constant("</tr>");
        }

        html.Constant("</tbody>\n</table>\n</div>\n</section>");
    }

    private static void WriteChecks(HtmlText html, List<PageContent> pages)
    {
        html.Constant("<section aria-labelledby=\"checks\">\n<h2 id=\"checks\">Failed checks</h2>");
        var checks = pages.SelectMany(page => page.With(FindingStatus.Failed))
            .GroupBy(result => result.Check.Id, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.First().Check, Accounts: group.Count(), Count: group.Sum(r => r.Findings.Count)))
            .OrderByDescending(one => one.Check.Severity).ThenByDescending(one => one.Accounts).ToList();
        if (checks.Count == 0)
        {
            html.Constant("<p>No check failed.</p>\n</section>");
            return;
        }

        WriteTable(html, "Table of failed checks", ["Check", "Severity"], "accounts", "findings");
        foreach (var (check, accounts, count) in checks)
        {
            html.Write($"<tr><th scope=\"row\">{check.Title}</th><td>{check.Severity}</td>");
            WriteNumber(html, accounts, isBad: false);
            WriteNumber(html, count, isBad: false);
            html.Constant("</tr>");
        }

        html.Constant("</tbody>\n</table>\n</div>\n</section>");
    }

    private static void WriteViolations(HtmlText html, List<PageContent> pages)
    {
        html.Constant(
            """
            <section aria-labelledby="violations">
            <h2 id="violations">Violations by account</h2>
            <p class="hint">Run a command in PowerShell, connected to its account:
            Connect-AdminAccount -Account, or in the script block of Invoke-AdminOrganizationCommand.</p>
            """);
        foreach (var page in pages)
        {
            var failed = Failed(page);
            var count = failed.Count == 0 ? "none" : CountText.Of(failed.Count, "finding");
            html.Write(
                $"""
                <details id="a{page.Report.AccountId}"><summary>{ReportText.Label(page.Report)}
                <span class="count">{count}</span></summary>
                """);
            FailedSection.WriteChecks(html, page);
            WriteLimits(html, page);
            html.Constant("</details>");
        }

        html.Constant("</section>");
    }

    private static void WriteLimits(HtmlText html, PageContent page)
    {
        foreach (var finding in page.With(FindingStatus.Unknown).SelectMany(result => result.Findings))
            html.Write($"<p class=\"note\">Not decided: {finding.Check.Title}. {finding.Reason}</p>");
        if (page.Report.IncompleteChecks.Count == 0)
            return;
        html.Write(
            $"""
            <p class="note">Findings of {CountText.Of(page.Report.IncompleteChecks.Count, "check")} were left out by a
            filter. The score counts only what is on this page.</p>
            """);
    }

    private static List<Finding> Failed(PageContent page) =>
        page.Report.Findings.Where(finding => finding.Status == FindingStatus.Failed).ToList();

    private static void WriteTable(HtmlText html, string label, string[] texts, params string[] numbers)
    {
        html.Write($"<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">");
        html.Constant("<table>\n<thead><tr>");
        foreach (var text in texts)
            html.Write($"<th scope=\"col\">{text}</th>");
        foreach (var number in numbers)
            html.Write($"<th scope=\"col\" class=\"number\">{number}</th>");
        html.Constant("</tr></thead>\n<tbody>");
    }

    private static void WriteNumber(HtmlText html, int number, bool isBad) =>
        html.Write($"<td class=\"{(isBad && number > 0 ? "number bad" : "number")}\">{number}</td>");
}
