using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>The findings of one test of an account, and the people in it.</summary>
public sealed record SafeguardReport
{
    /// <summary>Returns a report without findings about the account of a run.</summary>
    /// <param name="run">The run.</param>
    public static SafeguardReport Untested(IamRun run) =>
        new() { AccountId = run.Session.Identity.AccountId, Time = run.UtcNow, Findings = [] };

    /// <summary>The 12-digit ID of the account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The alias of the account; <see langword="null"/> if it has none or it is not known.</summary>
    public string? AccountAlias { get; init; }

    /// <summary>The name of the account in its organization; <see langword="null"/> if it is not known.</summary>
    public string? AccountName { get; init; }

    /// <summary>When the account was tested, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The limits that the checks were evaluated with.</summary>
    public SafeguardThresholds Thresholds { get; init; } = new();

    /// <summary>When AWS generated the credential report, in UTC; <see langword="null"/> if it was not read.</summary>
    public DateTime? CredentialReportTime { get; init; }

    /// <summary>The findings, in the order of the checks.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The IDs of the checks of which findings are missing, because a filter removed them.</summary>
    public IReadOnlyList<string> IncompleteChecks { get; init; } = [];

    /// <summary>The users; <see langword="null"/> if they are not known.</summary>
    public IReadOnlyList<ReportUser>? Users { get; init; }

    /// <summary>The names of all users; <see langword="null"/> if no check needed them, or they could not be
    /// read.</summary>
    public IReadOnlyCollection<string>? UserNames { get; init; }
}
