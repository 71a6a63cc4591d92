using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>The difference between two reports of an account: which violations are new, gone or the same.</summary>
/// <remarks>A violation is a failed finding. It is the same if its check and its resource are the same.</remarks>
public sealed class ReportComparison
{
    private ReportComparison(SafeguardReport reference, IReadOnlyList<ComparedFinding> findings)
    {
        Reference = reference;
        Findings = findings;
    }

    /// <summary>The earlier report.</summary>
    public SafeguardReport Reference { get; }

    /// <summary>The violations: first the new ones, then those that are gone, the same and unknown.</summary>
    public IReadOnlyList<ComparedFinding> Findings { get; }

    /// <summary>The violations that are not in the later report.</summary>
    internal IEnumerable<ComparedFinding> FromReference =>
        Findings.Where(finding => ReferenceEquals(finding.Report, Reference));

    /// <summary>Compares two reports.</summary>
    /// <param name="reference">The earlier report.</param>
    /// <param name="difference">The later report.</param>
    /// <param name="referenceName">What errors call the earlier report.</param>
    /// <param name="differenceName">What errors call the later report.</param>
    /// <exception cref="AdminException"><c>ReportAccountMismatch</c>: the reports are of different
    /// accounts.</exception>
    public static ReportComparison Of(
        SafeguardReport reference, SafeguardReport difference, string referenceName, string differenceName)
    {
        if (reference.AccountId != difference.AccountId)
        {
            throw new AdminException(
                "ReportAccountMismatch", ErrorKind.InvalidArgument, target: null,
                $"{referenceName} is a report of the account {reference.AccountId}, and {differenceName} of the "
                + $"account {difference.AccountId}.",
                "Compare reports of the same account.");
        }

        var compared = Compare(reference, difference);
        return new ReportComparison(reference, compared.OrderBy(finding => finding.Change).ToList());
    }

    /// <summary>Returns the number of violations that changed in a way.</summary>
    /// <param name="change">The change.</param>
    public int Count(FindingChange change) => Findings.Count(finding => finding.Change == change);

    /// <summary>Returns what identifies a finding in reports of an account.</summary>
    /// <param name="finding">The finding.</param>
    internal static (string Check, string Resource) KeyOf(Finding finding) =>
        (finding.Check.Id.ToUpperInvariant(), finding.Resource);

    // A list, because a check may find several violations of the same resource.
    private static List<ComparedFinding> Compare(SafeguardReport reference, SafeguardReport difference)
    {
        var result = new List<ComparedFinding>();
        var before = Failed(reference).GroupBy(KeyOf)
            .ToDictionary(group => group.Key, group => new Queue<Finding>(group));
        foreach (var finding in Failed(difference))
        {
            var isSame = before.TryGetValue(KeyOf(finding), out var same) && same.Count > 0;
            if (isSame)
                same!.Dequeue();
            result.Add(new ComparedFinding(finding, isSame ? FindingChange.Same : FindingChange.New, difference));
        }

        var accepted = difference.Findings.Where(finding => finding.Status == FindingStatus.Accepted).ToLookup(KeyOf);
        var decided = DecidedChecks(difference);
        foreach (var finding in before.Values.SelectMany(remaining => remaining))
        {
            if (accepted[KeyOf(finding)].FirstOrDefault() is { } acceptedNow)
                result.Add(new ComparedFinding(acceptedNow, FindingChange.Gone, difference));
            else if (decided.Contains(finding.Check.Id))
                result.Add(new ComparedFinding(finding, FindingChange.Gone, reference));
            else
                result.Add(new ComparedFinding(finding, FindingChange.Unknown, reference));
        }

        return result;
    }

    private static IEnumerable<Finding> Failed(SafeguardReport report) =>
        report.Findings.Where(finding => finding.Status == FindingStatus.Failed);

    private static HashSet<string> DecidedChecks(SafeguardReport report)
    {
        var decided = new HashSet<string>(
            report.Findings.Select(finding => finding.Check.Id), StringComparer.OrdinalIgnoreCase);
        decided.ExceptWith(report.IncompleteChecks);
        decided.ExceptWith(report.Findings.Where(finding => finding.Status == FindingStatus.Unknown)
            .Select(finding => finding.Check.Id));
        return decided;
    }
}
