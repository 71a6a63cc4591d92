using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports.Html;

/// <summary>What the sections of the page read.</summary>
internal sealed class PageContent
{
    private readonly HashSet<string> _administrators;
    private readonly HashSet<Finding> _new;

    /// <param name="content">What to write.</param>
    public PageContent(ReportContent content)
    {
        Report = content.Report;
        Comparison = content.Comparison;
        Results = CheckResult.Of(Report);
        Administrators = Report.Users?.Where(user => user.IsAdministrator == true).ToList() ?? [];
        _administrators = new HashSet<string>(Administrators.Select(user => user.UserName));
        _new = new HashSet<Finding>(
            Comparison?.Findings.Where(compared => compared.Change == FindingChange.New)
                .Select(compared => compared.Finding) ?? []);
    }

    /// <summary>The report.</summary>
    public SafeguardReport Report { get; }

    /// <summary>The difference from an earlier report; <see langword="null"/> if there is none.</summary>
    public ReportComparison? Comparison { get; }

    /// <summary>The checks with their findings.</summary>
    public IReadOnlyList<CheckResult> Results { get; }

    /// <summary>The users who are administrators.</summary>
    public IReadOnlyList<ReportUser> Administrators { get; }

    /// <summary>Returns the checks that have findings of a status, with these findings only; those of administrators
    /// come first.</summary>
    /// <param name="status">The status.</param>
    public IReadOnlyList<CheckResult> With(FindingStatus status) =>
    [
        .. Results.Select(result => result with
        {
            Findings =
            [
                .. result.Findings.Where(finding => finding.Status == status)
                    .OrderByDescending(IsOfAdministrator),
            ],
        }).Where(result => result.Findings.Count > 0),
    ];

    /// <summary>Returns the resource of a finding.</summary>
    /// <param name="finding">The finding.</param>
    public Markup Subject(Finding finding) => ReportText.IsAboutAccount(finding, Report)
        ? HtmlText.Of($"<span>Account</span> <strong class=\"resource\">{finding.Resource}</strong>")
        : HtmlText.Of($"<strong class=\"resource\">{finding.Resource}</strong>");

    /// <summary>Returns whether the finding is about an administrator.</summary>
    /// <param name="finding">The finding.</param>
    public bool IsOfAdministrator(Finding finding) =>
        finding.UserName is not null && _administrators.Contains(finding.UserName);

    /// <summary>Returns whether the finding is a violation that the earlier report does not contain.</summary>
    /// <param name="finding">The finding.</param>
    public bool IsNew(Finding finding) => _new.Contains(finding);
}
