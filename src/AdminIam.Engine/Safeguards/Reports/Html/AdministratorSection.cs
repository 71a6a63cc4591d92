using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>The administrators, and how many other users there are.</summary>
internal static class AdministratorSection
{
    private static readonly string[] Headers =
        ["User", "Password", "MFA", "Active keys", "Oldest key", "Last sign-in", "Last key use", "Locked"];

    /// <summary>Writes the section.</summary>
    /// <param name="html">The writer.</param>
    /// <param name="page">The content.</param>
    public static void Write(HtmlText html, PageContent page)
    {
        html.Constant("<section aria-labelledby=\"administrators\">\n<h2 id=\"administrators\">Administrators</h2>");
        if (page.Report.Users is not { } users)
            html.Constant("<p>The credential report was not read, so the users are not known.</p>");
        else if (users.Count > 0 && users.All(user => user.IsAdministrator is null))
            html.Constant("<p>The policies were not read, so it is not known who is an administrator.</p>");
        else
            WriteUsers(html, page, users);
        html.Constant("</section>");
    }

    private static void WriteUsers(HtmlText html, PageContent page, IReadOnlyList<ReportUser> users)
    {
        if (page.Administrators.Count == 0)
        {
            html.Constant("<p>No user has administrator access.</p>");
        }
        else
        {
            html.Constant(
                """
                <div class="scroll" role="region" aria-label="Table of administrators" tabindex="0">
                <table class="users">
                <thead><tr>
                """);
            foreach (var header in Headers)
                html.Write($"<th scope=\"col\">{header}</th>");
            html.Constant("</tr></thead>\n<tbody>");
            foreach (var user in page.Administrators)
                WriteUser(html, user, page.Report.Time);
            html.Constant("</tbody>\n</table>\n</div>");
        }

        var others = users.Where(user => user.IsAdministrator != true).ToList();
        if (others.Count == 0)
            return;
        var passwords = others.Where(user => user.HasPassword).ToList();
        html.Write(
            $"""
            <p>{CountText.Of(others.Count, "other user")}: {passwords.Count} with a password, of whom
            {passwords.Count(user => user.HasMfa)} have MFA, and {others.Count(user => user.ActiveKeys.Count > 0)}
            with an active access key.</p>
            """);
    }

    private static void WriteUser(HtmlText html, ReportUser user, DateTime now)
    {
        var age = user.ActiveKeys.Count == 0
            ? HtmlText.Of($"<span class=\"none\">None</span>")
            : HtmlText.Of($"{CountText.Of((now - user.ActiveKeys.Min()).Days, "day")}");
        var mfa = user.HasMfa ? HtmlText.Of($"Yes") : HtmlText.Of($"<span class=\"bad\">No</span>");
        var locked = user.IsLocked switch { true => "Yes", false => "No", null => "Not known" };
        html.Write(
            $"""
            <tr><th scope="row">{user.UserName}</th><td>{(user.HasPassword ? "Yes" : "No")}</td><td>{mfa}</td>
            <td>{user.ActiveKeys.Count}</td><td>{age}</td><td>{HtmlPhrases.Day(user.LastSignIn, "Never")}</td>
            <td>{HtmlPhrases.Day(user.LastKeyUse, "Never")}</td><td>{locked}</td></tr>
            """);
    }
}
