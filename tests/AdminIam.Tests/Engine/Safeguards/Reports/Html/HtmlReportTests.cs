using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdminIam.Build;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

public sealed class HtmlReportTests
{
    private static readonly string[] Parts =
        ["status", "check", "resource", "reason", "remedy", "guidance", "isNew"];

    [Fact]
    public void Values_are_encoded()
    {
        var page = PageOf(TestReports.Rich(TestReports.Hostile));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        Assert.Contains("&lt;U+202E&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&amp;amp;{0}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_complete_in_itself()
    {
        var page = PageOf(TestReports.Rich());

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page);
        Assert.EndsWith("</html>\n", page);
        Assert.Contains("content=\"default-src 'none'; style-src 'sha256-", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(src|style|on\w+)=|<link|url\(|@import|http:|https:", page);
        Assert.Equal(
            Regex.Count(page, " id=\"([^\"]*)\""),
            Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Value).Distinct().Count());
        Assert.All(
            Regex.Matches(page, "href=\"#([^\"]*)\""),
            match => Assert.Contains($" id=\"{match.Groups[1]}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_without_findings_of_users_states_why()
    {
        var page = PageOf(TestReports.Clean());

        Assert.Contains("No check failed. 3 checks passed.", page, StringComparison.Ordinal);
        Assert.Contains("The credential report was not read, so the users", page, StringComparison.Ordinal);
        Assert.Contains("This report was not compared with an earlier one.", page, StringComparison.Ordinal);
        Assert.Contains("100%", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filtered_report_states_that_it_is_not_complete() =>
        Assert.Contains(
            "findings of\n2 checks were left out by a filter",
            PageOf(TestReports.Rich() with { IncompleteChecks = ["UserMfa", "RootMfa"] }));

    [Fact]
    public void The_page_is_the_same_in_every_culture()
    {
        var expected = PageOf(TestReports.Rich());
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
        try
        {
            Assert.Equal(expected, PageOf(TestReports.Rich()));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [ChromiumFact]
    public void People_read_the_findings_of_the_report()
    {
        Verify(TestReports.Rich(), null);
        Verify(TestReports.Rich(TestReports.Hostile), TestReports.Clean());
        Verify(TestReports.Clean(), TestReports.Rich());
    }

    [ChromiumFact]
    public void A_page_of_5000_users_lists_administrators_and_counts_the_others()
    {
        var page = Read(TestReports.Large(5000, 12), null);

        Assert.Equal(12, page.GetProperty("users").GetArrayLength());
        Assert.Equal(5000, page.GetProperty("findings").GetArrayLength());
        Assert.Equal("user4988", page.GetProperty("findings")[0].GetProperty("resource").GetString());
        Assert.Equal(
            "administrators: 0 of 12; other users: 0 of 4988.", page.GetProperty("charts")[2].GetString());
    }

    private static void Verify(SafeguardReport report, SafeguardReport? previous)
    {
        var comparison = previous is null ? null : ReportComparison.Of(previous, report, "a", "b");
        var page = Read(report, comparison);

        // What a hostile name could do.
        Assert.All(Texts(page, "requests"), request => Assert.StartsWith("file:", request));
        Assert.Empty(Texts(page, "messages"));
        Assert.Empty(Texts(page, "elements").Intersect(["script", "img", "iframe", "link", "form", "object"]));
        // What axe calls minor or moderate is not a fault of this page either.
        Assert.Empty(Texts(page, "faults"));
        Assert.Empty(page.GetProperty("overflows").EnumerateArray());
        Assert.Equal("en", page.GetProperty("language").GetString());
        Assert.Contains(report.AccountId, page.GetProperty("title").GetString());
        Assert.All(Texts(page, "headers"), scope => Assert.True(scope is "col" or "row", scope));
        AssertInOrder([.. page.GetProperty("headings").EnumerateArray().Select(level => level.GetInt32())]);
        Assert.Equal(
            report.Findings.Select(finding => Line(finding, comparison)).Order(StringComparer.Ordinal),
            page.GetProperty("findings").EnumerateArray().Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(
            (comparison?.Findings ?? []).Where(compared => compared.Change != FindingChange.Same)
                .Select(compared => $"{compared.Change.ToString().ToLowerInvariant()} {compared.Finding.Check.Id} "
                    + VisibleText.Of(compared.Finding.Resource)).Order(StringComparer.Ordinal),
            Texts(page, "changes").Order(StringComparer.Ordinal));
    }

    private static void AssertInOrder(IReadOnlyList<int> levels)
    {
        Assert.Equal(1, levels[0]);
        for (var i = 1; i < levels.Count; i++)
            Assert.InRange(levels[i], 2, levels[i - 1] + 1);
    }

    private static string Line(Finding finding, ReportComparison? comparison)
    {
        var isFailed = finding.Status == FindingStatus.Failed;
        var hasResource = isFailed || finding.Status == FindingStatus.Accepted;
        var isNew = comparison?.Findings.Any(
            compared => compared.Change == FindingChange.New && compared.Finding == finding) ?? false;
        string?[] parts =
        [
            finding.Status.ToString().ToLowerInvariant(), finding.Check.Id, hasResource ? finding.Resource : null,
            finding.Reason, isFailed ? finding.Remedy?.CommandLine : null, finding.Guidance, isNew.ToString(),
        ];
        return string.Join(" | ", parts.Select(part => VisibleText.Of(part ?? string.Empty)));
    }

    private static string Line(JsonElement finding) => string.Join(
        " | ",
        Parts.Select(name => finding.GetProperty(name).ToString()));

    private static IEnumerable<string> Texts(JsonElement page, string name) =>
        page.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    private static JsonElement Read(SafeguardReport report, ReportComparison? comparison)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("page.html");
        File.WriteAllText(path, PageOf(report, comparison));
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Repository.PathOf(
                    "tests", "AdminIam.Tests", "Engine", "Safeguards", "Reports", "Html", "read-page.mjs"),
                Chromium.Packages!,
                Chromium.Program!,
                path,
            },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    private static string PageOf(SafeguardReport report, ReportComparison? comparison = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        HtmlReport.Write(writer, new ReportContent(report, comparison));
        return writer.ToString();
    }
}
