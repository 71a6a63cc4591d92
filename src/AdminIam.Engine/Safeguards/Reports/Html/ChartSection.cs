namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>Charts of the credentials of all users.</summary>
internal static class ChartSection
{
    private static readonly (int Days, string Label)[] Ages =
        [(30, "up to 30 days"), (90, "31 to 90 days"), (180, "91 to 180 days"), (365, "181 to 365 days")];

    private const string Older = "over 365 days";

    /// <summary>Writes the section.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        html.Constant("<section aria-labelledby=\"charts\">\n<h2 id=\"charts\">Credentials</h2>");
        if (page.Report.Users is not { } users)
        {
            html.Constant("<p>The credential report was not read, so the credentials are not known.</p>\n</section>");
            return;
        }

        html.Constant("<div class=\"charts\">");
        KeyAges(users, page.Report.Time).Write(html);
        SignIns(users, page.Report.Time).Write(html);
        MfaCoverage(users).Write(html);
        html.Constant("</div>\n</section>");
    }

    private static BarChart KeyAges(IReadOnlyList<ReportUser> users, DateTime now)
    {
        var ages = users.SelectMany(user => user.ActiveKeys).Select(created => (now - created).Days).ToList();
        return new BarChart("keys", "Age of active access keys", Group(ages));
    }

    private static BarChart SignIns(IReadOnlyList<ReportUser> users, DateTime now)
    {
        var withPassword = users.Where(user => user.HasPassword).ToList();
        var days = withPassword.Select(user => user.LastSignIn).OfType<DateTime>().Select(time => (now - time).Days);
        var never = withPassword.Count(user => user.LastSignIn is null);
        return new BarChart(
            "sign-ins", "Last sign-in of users with a password",
            [.. Group([.. days]), new Bar("never", never, null)]);
    }

    private static BarChart MfaCoverage(IReadOnlyList<ReportUser> users)
    {
        var withPassword = users.Where(user => user.HasPassword).ToList();
        var administrators = withPassword.Where(user => user.IsAdministrator == true).ToList();
        var others = withPassword.Where(user => user.IsAdministrator != true).ToList();
        return new BarChart(
            "mfa", "Users with a password who have MFA",
            [
                new Bar("administrators", administrators.Count(user => user.HasMfa), administrators.Count),
                new Bar("other users", others.Count(user => user.HasMfa), others.Count),
            ]);
    }

    private static IReadOnlyList<Bar> Group(IReadOnlyList<int> days)
    {
        var bars = new List<Bar>();
        var above = int.MinValue;
        foreach (var (limit, label) in Ages)
        {
            bars.Add(new Bar(label, days.Count(day => day > above && day <= limit), null));
            above = limit;
        }

        bars.Add(new Bar(Older, days.Count(day => day > above), null));
        return bars;
    }
}
