using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Repairs findings of Test-AdminAccount.</summary>
/// <remarks><para>The command first tests the checks of the findings again. A finding that no longer fails is not
/// repaired. For the others, it makes the change of the finding's remedy, in the order of the input, and returns each
/// finding: Status is Passed and Reason states what was done if it was repaired; otherwise, Reason states why it was
/// not.</para>
/// <para>Without -Force, only repairs that cannot prevent anyone from signing in or working are made (Repair is Safe):
/// the password policy and the account alias are set, unused access keys are disabled, the policies of users are moved
/// to a group that has the same policies, and AWSSupportAccess is attached to the administrators. With -Force,
/// passwords and policies are removed, users are locked, and groups, locked users, policies and expired certificates
/// are deleted as well (Repair is Force). A repair can make another one possible, for example because it creates the
/// first group of administrators: test the account again afterwards.</para>
/// <para>The user or role of the session and the last administrator who can sign in are never affected, not even with
/// -Force. Findings that an exception accepts, and findings that require a person, such as a new access key that must
/// be handed over, are not repaired.</para>
/// <para>Findings can also come from a file: rows with the columns CheckId, Resource and AccountId, and optionally
/// Status. These are tested with the default limits of Test-AdminAccount; a finding from the pipeline is tested with
/// the limits it was found with.</para></remarks>
/// <example>
/// <summary>Preview the repairs</summary>
/// <code>Test-AdminAccount -Status Failed | Repair-AdminAccount -WhatIf</code>
/// <para>Shows each change that would be made.</para>
/// </example>
/// <example>
/// <summary>Make the safe repairs</summary>
/// <code>Test-AdminAccount -Status Failed | Repair-AdminAccount -Confirm:$false</code>
/// <para>Returns all findings. Those that are still Failed state the reason.</para>
/// </example>
/// <example>
/// <summary>Repair one check</summary>
/// <code>Test-AdminAccount -CheckId PasswordLength, PasswordReuse |
///     Repair-AdminAccount -Confirm:$false</code>
/// <para>Changes the password policy.</para>
/// </example>
/// <example>
/// <summary>Decide on a list first</summary>
/// <code>Test-AdminAccount -Status Failed |
///     Select-Object CheckId, Resource, AccountId, Status, Reason |
///     Export-Csv findings.csv
/// # Remove the rows that should stay as they are.
/// Import-Csv findings.csv | Repair-AdminAccount -Force -WhatIf</code>
/// <para>Repairs only the findings that remain in the file.</para>
/// </example>
[Cmdlet(
    VerbsDiagnostic.Repair, "AdminAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name, HelpUri = HelpPage.Folder + "Repair-AdminAccount.md")]
[OutputType(typeof(AdminFinding))]
public sealed partial class RepairAdminAccountCommand : InputCmdlet
{
    private readonly List<FindingInput> _findings = [];
    private readonly HashSet<(string Check, string Resource)> _seen = [];
    private FindingInput? _current;

    /// <summary>The ID of the check.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Column(IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(CheckIdCompleter))]
    public string CheckId { get; set; } = string.Empty;

    /// <summary>The resource of the finding: a user, access key, group, policy or role, or the account ID.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Column(IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string Resource { get; set; } = string.Empty;

    /// <summary>The 12-digit account ID of the finding. A finding of another account is an error.</summary>
    /// <value>The account of the session</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? AccountId { get; set; }

    /// <summary>The status of the finding. Only a finding that is Failed is repaired.</summary>
    /// <value>Failed</value>
    [Parameter]
    [Column]
    [ValidateSet("Failed", "Accepted", "Manual", "Unknown", "NotApplicable", "Passed")]
    public string? Status { get; set; }

    /// <summary>Also makes repairs that remove access or delete something.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override int? CurrentRow => _current?.Row ?? base.CurrentRow;

    /// <inheritdoc/>
    private protected override bool IsInRecord => _current is not null || base.IsInRecord;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var account = Run.Session.Identity.AccountId;
        var source = record.Source as AdminFinding;
        if (SafeguardCatalog.Find(CheckId) is not { } known)
        {
            Fail(SafeguardCatalog.Unknown(CheckId), CheckId);
        }
        else if (AccountId is not null && AccountId.Trim() != account)
        {
            Fail(
                new AdminException(
                    "FindingOfOtherAccount", ErrorKind.InvalidOperation, Resource,
                    $"The finding {known.Id} '{Resource}' is of the account {AccountId.Trim()}, but the session is "
                        + $"connected to {account}.",
                    "Use Connect-AdminAccount to connect to the account of the finding."),
                CheckId);
        }
        else if (!Enum.TryParse<FindingStatus>(
            Status ?? nameof(FindingStatus.Failed), ignoreCase: true, out var status))
        {
            Fail(
                new AdminException(
                    "InvalidCell", ErrorKind.InvalidArgument, CheckId, $"'{Status}' is not the status of a finding.",
                    $"Use one of {string.Join(", ", Enum.GetNames(typeof(FindingStatus)))}."),
                CheckId);
        }
        else if (_seen.Add((known.Id, Resource.Trim().ToUpperInvariant())))
        {
            _findings.Add(new FindingInput(known, Resource.Trim(), record.Row) { Source = source, Status = status });
        }
    }

    /// <summary>Tests the checks of the findings again, and repairs those that fail.</summary>
    protected override void EndProcessing()
    {
        var reports = new Dictionary<SafeguardThresholds, SafeguardReport>();
        foreach (var group in _findings.Where(IsFailed).GroupBy(input => input.Thresholds))
        {
            var checks = group.Select(input => input.Check).Distinct().ToList();
            var tester = new SafeguardTester(Run, checks) { Thresholds = group.Key };
            if (!TryAwait(
                Run.Session.Identity.AccountId,
                () => WaitProgress.Show(this, tester.TestAsync(), "Account test", "Reading the account"),
                out var report))
            {
                return;
            }

            reports[group.Key] = report;
        }

        var repairer = new FindingRepairer(Run, Force);
        foreach (var input in _findings)
        {
            _current = input;
            try
            {
                if (IsFailed(input))
                    Repair(repairer, input, reports[input.Thresholds]);
                else
                    WriteObject(input.ToOutput(SafeguardReport.Untested(Run)));
            }
            finally
            {
                _current = null;
            }
        }
    }

    private static bool IsFailed(FindingInput input) => input.Status == FindingStatus.Failed;

    private void Repair(FindingRepairer repairer, FindingInput input, SafeguardReport report)
    {
        foreach (var finding in input.FindIn(report))
            WriteObject(new AdminFinding(RepairOrKeep(repairer, finding), report));
    }

    private Finding RepairOrKeep(FindingRepairer repairer, Finding finding)
    {
        try
        {
            return finding.Status == FindingStatus.Failed ? Repair(repairer, finding) : finding;
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            Fail(e, finding.Resource);
            return Keep(finding, AwsErrors.Translate(e, finding.Resource).Message);
        }
    }

    private Finding Repair(FindingRepairer repairer, Finding finding)
    {
        var plan = Await(repairer.PlanAsync(finding));
        if (plan.Refusal is not null)
            return Keep(finding, plan.Refusal);
        if (ShouldProcess(finding.Resource, plan.Action))
            return Await(repairer.RepairAsync(plan));
        if (Questions.IsWhatIf(this))
            repairer.Preview(plan);
        return finding;
    }

    private static Finding Keep(Finding finding, string why) =>
        finding with { Reason = $"{finding.Reason} Not repaired: {why}" };
}
