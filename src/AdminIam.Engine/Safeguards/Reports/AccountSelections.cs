using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>Collects the findings to report, which may be of several accounts.</summary>
public sealed class AccountSelections
{
    private readonly Dictionary<string, ReportSelection> _selections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>Whether no finding was added.</summary>
    public bool IsEmpty => _selections.Count == 0;

    /// <summary>Adds a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="report">The report of the test that it is from.</param>
    /// <param name="accountName">The name of the account; <see langword="null"/> if it is not known.</param>
    /// <exception cref="AdminException"><c>FindingsMixed</c>: the finding is from another test of the
    /// account.</exception>
    public void Add(Finding finding, SafeguardReport report, string? accountName)
    {
        if (!_selections.TryGetValue(report.AccountId, out var selection))
        {
            _selections.Add(report.AccountId, selection = new ReportSelection());
            _names.Add(report.AccountId, accountName);
        }

        selection.Add(finding, report);
    }

    /// <summary>Returns the report of each account, ordered by names and IDs.</summary>
    public IReadOnlyList<SafeguardReport> ToReports() => _selections
        .Select(pair => pair.Value.ToReport() with { AccountName = _names[pair.Key] })
        .OrderBy(report => report.AccountName, StringComparer.OrdinalIgnoreCase)
        .ThenBy(report => report.AccountId, StringComparer.Ordinal).ToList();
}
