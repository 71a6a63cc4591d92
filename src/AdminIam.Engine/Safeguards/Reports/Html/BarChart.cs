namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>A chart of horizontal bars as SVG. Its description has the same numbers as text.</summary>
/// <param name="id">The ID of the chart on the page.</param>
/// <param name="title">The title.</param>
/// <param name="bars">The bars.</param>
internal sealed class BarChart(string id, string title, IReadOnlyList<Bar> bars)
{
    private const int Start = 124;
    private const int Longest = 150;
    private const int RowHeight = 26;
    private const int Width = 380;

    /// <summary>Writes the chart.</summary>
    /// <param name="html">The writer.</param>
    public void Write(HtmlText html)
    {
        var text = string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Value}"));
        html.Write($"<figure><figcaption>{title}</figcaption>");
        html.Write(
            $"""
            <svg role="img" aria-labelledby="{id}-title {id}-text" viewBox="0 0 {Width}
            {bars.Count * RowHeight}" focusable="false"><title id="{id}-title">{title}</title>
            <desc id="{id}-text">{text}.</desc>
            """);
        var most = Math.Max(1, bars.Max(bar => bar.Total ?? bar.Count));
        for (var i = 0; i < bars.Count; i++)
            WriteBar(html, bars[i], i * RowHeight, most);
        html.Constant("</svg>\n</figure>");
    }

    private static void WriteBar(HtmlText html, Bar bar, int top, int most)
    {
        var whole = Length(bar.Total ?? bar.Count, most);
        var part = Length(bar.Count, most);
        var kind = bar.Total is null ? "plain" : "good";
        html.Write($"<text class=\"label\" x=\"{Start - 8}\" y=\"{top + 17}\" text-anchor=\"end\">{bar.Label}</text>");
        if (whole > part)
        {
            html.Write(
                $"""
                <rect class="lack" x="{Start + part}" y="{top + 5}" width="{whole - part}"
                height="16"/>
                """);
        }

        if (part > 0)
            html.Write($"<rect class=\"{kind}\" x=\"{Start}\" y=\"{top + 5}\" width=\"{part}\" height=\"16\"/>");
        html.Write($"<text class=\"value\" x=\"{Start + whole + 6}\" y=\"{top + 17}\">{bar.Value}</text>");
    }

    // A bar for a small number is still visible.
    private static int Length(int count, int most) =>
        count == 0 ? 0 : Math.Max(2, (int)Math.Round((double)Longest * count / most));
}
