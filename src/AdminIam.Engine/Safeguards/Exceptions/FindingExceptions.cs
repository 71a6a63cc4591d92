using AdminIam.Engine.Common;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Exceptions;

/// <summary>The violations that are accepted.</summary>
/// <param name="exceptions">The exceptions.</param>
public sealed class FindingExceptions(IReadOnlyList<AcceptedFinding> exceptions)
{
    /// <summary>No exceptions.</summary>
    public static FindingExceptions None { get; } = new([]);

    /// <summary>The exceptions.</summary>
    public IReadOnlyList<AcceptedFinding> All { get; } = exceptions;

    /// <summary>Returns a finding with the status that follows from the exceptions.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="now">The time of the test, in UTC.</param>
    public Finding Apply(Finding finding, DateTime now)
    {
        if (finding.Status != FindingStatus.Failed)
            return finding;
        var matching = All.Where(exception => Matches(exception, finding)).ToList();
        if (matching.Find(exception => exception.IsValid(now)) is { } valid)
        {
            var until = valid.Until is null ? string.Empty : $" until {valid.UntilText}";
            return finding with
            {
                Status = FindingStatus.Accepted,
                Reason = $"{finding.Reason} Accepted{until}: {valid.Reason}",
            };
        }

        return matching.LastOrDefault() is { } expired
            ? finding with { Reason = $"{finding.Reason} It was accepted until {expired.UntilText}." }
            : finding;
    }

    private static bool Matches(AcceptedFinding exception, Finding finding) =>
        string.Equals(exception.CheckId, finding.Check.Id, StringComparison.OrdinalIgnoreCase)
        && Wildcards.Match(exception.Resource, finding.Resource);
}
