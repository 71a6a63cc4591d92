using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>Writes a report as one HTML page, which needs neither a network nor scripts.</summary>
internal static class HtmlReport
{
    private const string StyleName = "AdminIam.Engine.Safeguards.Reports.Html.report.css";

    private static readonly string Style = ReadStyle();

    /// <summary>Writes the page.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="content">What to write.</param>
    public static void Write(TextWriter output, ReportContent content)
    {
        var page = new PageContent(content);
        var html = new HtmlText(output);
        WriteHead(html, page);
        html.Constant("<main>");
        SummarySection.Write(html, page);
        AreaSection.Write(html, page);
        ChangeSection.Write(html, page);
        FailedSection.Write(html, page);
        AdministratorSection.Write(html, page);
        ChartSection.Write(html, page);
        StatusSections.Write(html, page);
        html.Constant("</main>");
        html.Write(
            $"""
            <footer><p>Created by AdminIam {ReportText.ModuleVersion}. The page contains no scripts and loads
            nothing. It describes the account at {HtmlPhrases.Time(page.Report.Time)}.</p></footer>
            """);
        html.Constant("</body>\n</html>");
    }

    /// <summary>Writes the beginning of a page up to the end of its head.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="title">The title.</param>
    public static void WriteStart(HtmlText html, string title)
    {
        // The page may contain what others wrote. The policy allows its own style sheet and nothing else.
        var policy = $"default-src 'none'; style-src 'sha256-{HashOf(Style)}'; base-uri 'none'; form-action 'none'";
        html.Constant("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.Constant($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        html.Constant("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">");
        html.Write($"<title>{title}</title>");
        html.Constant($"<style>{Style}</style>\n</head>\n<body>");
    }

    private static void WriteHead(HtmlText html, PageContent page)
    {
        var report = page.Report;
        WriteStart(html, string.Format(
            CultureInfo.InvariantCulture, "AWS account {0}: administration report of {1:yyyy-MM-dd}", report.AccountId,
            report.Time));
        html.Constant("<header>");
        html.Write($"<h1>Administration of AWS account <span class=\"whole\">{report.AccountId}</span></h1>");
        html.Constant("<dl class=\"facts\">");
        WriteFact(html, "Account ID", HtmlText.Of($"{report.AccountId}"));
        WriteFact(html, "Account alias", HtmlText.Of($"{report.AccountAlias ?? "None, or not known"}"));
        WriteFact(html, "Tested", HtmlPhrases.Time(report.Time));
        WriteFact(html, "Credential report", CredentialReport(report));
        html.Constant("</dl>\n</header>");
        WriteContents(html, page);
    }

    private static Markup CredentialReport(SafeguardReport report)
    {
        if (report.CredentialReportTime is not { } time)
            return HtmlText.Of($"Not read");
        var minutes = (int)Math.Max(0, (report.Time - time).TotalMinutes);
        var age = minutes == 0 ? Markup.None : HtmlText.Of($", {CountText.Of(minutes, "minute")} before the test");
        return HtmlPhrases.Time(time) + age;
    }

    private static void WriteFact(HtmlText html, string name, Markup value) =>
        html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static void WriteContents(HtmlText html, PageContent page)
    {
        html.Constant("<nav aria-label=\"Contents\">\n<ul>");
        html.Constant("<li><a href=\"#areas\">Score by area</a></li>");
        html.Constant("<li><a href=\"#changes\">Changes</a></li>");
        html.Constant("<li><a href=\"#failed\">Failed checks</a></li>");
        html.Constant("<li><a href=\"#administrators\">Administrators</a></li>");
        html.Constant("<li><a href=\"#charts\">Credentials</a></li>");
        foreach (var status in StatusSections.Statuses.Where(status => page.With(status).Count > 0))
        {
            html.Write($"<li><a href=\"#{StatusSections.IdOf(status)}\">{HtmlPhrases.NameOf(status)}</a></li>");
        }

        html.Constant("</ul>\n</nav>");
    }

    private static string HashOf(string style)
    {
#pragma warning disable CA1850 // .NET Standard has no HashData.
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(style)));
#pragma warning restore CA1850
    }

    private static string ReadStyle()
    {
        using var resource = typeof(HtmlReport).Assembly.GetManifestResourceStream(StyleName)
            ?? throw new InvalidOperationException($"The resource {StyleName} is missing.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        // Browsers hash what the parser returns, which has no carriage returns.
        return reader.ReadToEnd().Replace("\r", string.Empty);
    }
}
