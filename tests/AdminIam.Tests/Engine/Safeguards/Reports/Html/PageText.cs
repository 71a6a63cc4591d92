using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

/// <summary>The markup of parts of a page.</summary>
internal static class PageText
{
    public static string Of(Action<HtmlText, PageContent> section, SafeguardReport report)
    {
        using var writer = new StringWriter();
        section(new HtmlText(writer), new PageContent(new ReportContent(report, null)));
        return writer.ToString().Replace('\n', ' ');
    }
}
