using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Input;

namespace AdminIam;

/// <summary>The result of a check of an account, for one resource or for the account.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminFinding
{
    internal AdminFinding(Finding finding, SafeguardReport report, FindingChange? change = null)
    {
        Finding = finding;
        Report = report;
        CheckId = finding.Check.Id;
        Title = finding.Check.Title;
        Area = finding.Check.Area;
        Severity = finding.Check.Severity.ToString();
        Status = finding.Status.ToString();
        Reason = finding.Reason;
        Resource = finding.Resource;
        UserName = finding.UserName;
        Remedy = finding.Remedy?.CommandLine;
        Guidance = finding.Guidance;
        Repair = finding.Repair.ToString();
        Cis = finding.Check.Cis.ToDictionary(pair => pair.Key, pair => pair.Value);
        SecurityHub = [.. finding.Check.SecurityHub];
        AccountId = report.AccountId;
        Change = change?.ToString();
    }

    /// <summary>The ID of the check. It does not change between versions of this module.</summary>
    public string CheckId { get; }

    /// <summary>What the check requires.</summary>
    public string Title { get; }

    /// <summary>The area of the check.</summary>
    public string Area { get; }

    /// <summary>Low, Medium, High or Critical.</summary>
    public string Severity { get; }

    /// <summary>Passed, Failed, Accepted, Manual, NotApplicable or Unknown.</summary>
    public string Status { get; }

    /// <summary>Why the result is so.</summary>
    public string Reason { get; }

    /// <summary>The user, access key, policy or role; the account ID if the result is about the account.</summary>
    public string Resource { get; }

    /// <summary>The user that the resource belongs to; empty if it belongs to none.</summary>
    public string? UserName { get; }

    /// <summary>The command line of this module that makes the finding pass; empty if there is none.</summary>
    public string? Remedy { get; }

    /// <summary>What to do where no command is the remedy.</summary>
    public string? Guidance { get; }

    /// <summary>What Repair-AdminAccount does: Safe, it applies the remedy; Force, only with -Force; or None.</summary>
    public string Repair { get; }

    /// <summary>The numbers of the controls of the CIS AWS Foundations Benchmark, by its version.</summary>
    public IDictionary<string, string> Cis { get; }

    /// <summary>The IDs of the controls of AWS Security Hub.</summary>
    public string[] SecurityHub { get; }

    /// <summary>The 12-digit account ID.</summary>
    public string AccountId { get; }

    /// <summary>New, Gone, Same or Unknown: the difference from an earlier report. Empty unless it is from
    /// Compare-AdminReport.</summary>
    public string? Change { get; }

    /// <summary>The finding with its remedy.</summary>
    internal Finding Finding { get; }

    /// <summary>The report that the finding is from.</summary>
    internal SafeguardReport Report { get; }

    /// <summary>Returns the check, the resource and the status.</summary>
    public override string ToString() => $"{CheckId} {Resource}: {Status}";
}
