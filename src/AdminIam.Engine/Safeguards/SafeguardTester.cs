using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards.Exceptions;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;

namespace AdminIam.Engine.Safeguards;

/// <summary>Tests an account.</summary>
/// <param name="run">The run to read the account in.</param>
/// <param name="checks">The checks.</param>
public sealed class SafeguardTester(IamRun run, IReadOnlyList<SafeguardCheck> checks)
{
    /// <summary>The limits of the checks.</summary>
    public SafeguardThresholds Thresholds { get; init; } = new();

    /// <summary>The violations that are accepted.</summary>
    public FindingExceptions Exceptions { get; init; } = FindingExceptions.None;

    /// <summary>Whether a user, by name, is tested; <see langword="null"/> for all users. If it is set, only the checks
    /// that are about users are evaluated.</summary>
    public Func<string, bool>? IsUserIncluded { get; init; }

    private IReadOnlyList<SafeguardCheck> Checks =>
        IsUserIncluded is null ? checks : checks.Where(check => check.IsPerUser).ToList();

    /// <summary>Reads the account and evaluates the checks.</summary>
    public async Task<SafeguardReport> TestAsync()
    {
        var kinds = Checks.Aggregate(FactKinds.None, (sum, check) => sum | check.Needs);
        var facts = await new AccountFactsReader(run, kinds).ReadAsync(Thresholds).ConfigureAwait(false);
        var included = IsUserIncluded is null ? facts : facts.ForUsers(IsUserIncluded);
        var tested = await new LiveCredentials(run).CorrectAsync(included, Suspects(included)).ConfigureAwait(false);
        if (IsUserIncluded is null)
            facts = tested;
        var report = ReportBuilder.Build(facts, Checks.SelectMany(check => Findings(check, tested)).ToList());
        return IsUserIncluded is null
            ? report
            : report with { IncompleteChecks = Checks.Select(check => check.Id).ToList() };
    }

    private static IEnumerable<Verdict> Evaluate(SafeguardCheck check, AccountFacts facts)
    {
        try
        {
            return check.Evaluate(facts).ToList();
        }
        catch (FactUnavailableException e)
        {
            return [new Verdict(FindingStatus.Unknown, e.Message)];
        }
    }

    // A credential report that is not current can be the only reason for a violation.
    private static Verdict WithReportTime(SafeguardCheck check, AccountFacts facts, Verdict verdict) =>
        verdict is { Status: FindingStatus.Failed, UserName: { } user } && IsByReport(check) && facts.IsReportOld
            && !facts.Credentials.Value.Current.Contains(user)
            && facts.Credentials.Value.GeneratedTime is { } generated
            ? verdict with
            {
                Reason = $"{verdict.Reason} The credential report was generated on {DateText.MinuteOf(generated)}.",
            }
            : verdict;

    private static bool IsByReport(SafeguardCheck check) => (check.Needs & FactKinds.Credentials) != 0;

    private IEnumerable<string> Suspects(AccountFacts facts) => Checks.Where(IsByReport)
        .SelectMany(check => Evaluate(check, facts))
        .Where(verdict => verdict.Status == FindingStatus.Failed)
        .SelectMany(verdict => verdict.UserName is { } user ? [user] : verdict.DecidingUsers);

    private IEnumerable<Finding> Findings(SafeguardCheck check, AccountFacts facts) =>
        Evaluate(check, facts).Select(verdict => WithReportTime(check, facts, verdict)).Select(
            verdict => Exceptions.Apply(
            new Finding(
                check, verdict.Status, verdict.Reason, verdict.Resource ?? facts.Caller.AccountId, verdict.UserName,
                verdict.Remedy, verdict.Guidance),
            facts.Time));
}
