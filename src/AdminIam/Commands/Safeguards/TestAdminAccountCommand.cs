using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards;
using AdminIam.Engine.Safeguards.Exceptions;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Tests whether the administration of an account is sound: root user, administrators, MFA, passwords, access
/// keys and permissions.</summary>
/// <remarks><para>The checks are the identity controls of the CIS AWS Foundations Benchmark (versions 3.0 to 7.0) and
/// additional ones about administrators. Each check returns one finding for each resource that violates it; otherwise,
/// it returns one finding about the account. docs/safeguards.md lists the checks.</para>
/// <para>The Status of a finding is Passed; Failed; Accepted, if an exception in the file of -ExceptionPath is valid;
/// Manual, if no API can decide it; NotApplicable; or Unknown, for example if you lack a permission. Reason always
/// states why. Remedy is the command line that makes the finding pass, and Guidance describes what to do where there is
/// none. Repair states whether Repair-AdminAccount applies the remedy.</para>
/// <para>The account is read in few calls, in which nothing is changed. AWS generates a credential report at most every
/// four hours. If there already was a report, the users with findings and new users are also read
/// individually, so that a repaired finding passes at once.</para></remarks>
/// <example>
/// <summary>Test an account</summary>
/// <code>Test-AdminAccount -Status Failed</code>
/// <para>Shows what violates the checks, why, and the command that corrects it.</para>
/// </example>
/// <example>
/// <summary>Test one user or one check</summary>
/// <code>$null = New-AdminUser alice -GeneratePassword
/// Test-AdminAccount -UserName alice
/// Test-AdminAccount -CheckId UserMfa, Administrator*</code>
/// <para>With -UserName, only the checks about users are evaluated.</para>
/// </example>
/// <example>
/// <summary>Use your own limits</summary>
/// <code>Test-AdminAccount -CheckId *AccessKey*, UnusedPassword `
///     -AccessKeyAgeDay 60 -UnusedDay 30</code>
/// <para>Access keys must be replaced after 60 days, and credentials must be used every 30 days.</para>
/// </example>
/// <example>
/// <summary>Accept findings for a limited time</summary>
/// <code>@'
/// CheckId,Resource,Reason,Until
/// AccountAlias,*,The sign-in URL is a bookmark,2099-12-31
/// '@ | Set-Content exceptions.csv
/// Test-AdminAccount -ExceptionPath exceptions.csv |
///     Where-Object Status -eq Accepted</code>
/// <para>After the date, the finding fails again.</para>
/// </example>
/// <example>
/// <summary>Fail an unattended run</summary>
/// <code>Test-AdminAccount -Severity Critical, High -ErrorOnFailure `
///     -ErrorVariable problem -ErrorAction SilentlyContinue
/// if ($problem) { 'The account is not sound.' }</code>
/// <para>After the findings, an error states how many failed. In a script, use exit 1 in this case.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "AdminAccount", HelpUri = HelpPage.Folder + "Test-AdminAccount.md")]
[OutputType(typeof(AdminFinding))]
[RequiresActions(
    "iam:GetAccountSummary", "iam:GetAccountPasswordPolicy", "iam:GetCredentialReport",
    "iam:GetAccountAuthorizationDetails", "iam:ListAccountAliases", "iam:ListServerCertificates",
    "iam:ListVirtualMFADevices", "iam:ListOrganizationsFeatures", "iam:ListSAMLProviders",
    Otherwise = "the checks that need it are Unknown")]
[RequiresActions(
    "organizations:ListAWSServiceAccessForOrganization", "organizations:ListDelegatedAdministrators",
    When = "in the account that manages root access", Otherwise = "the checks that need it are Unknown")]
[RequiresActions("iam:GenerateCredentialReport", Otherwise = "an existing credential report is used")]
[RequiresActions(
    "iam:GetLoginProfile", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:ListMFADevices",
    When = "if there already was a credential report", Otherwise = "the credential report is used")]
[RequiresActions(
    "sso:ListInstances", "sso:ListPermissionSetsProvisionedToAccount", "sso:DescribePermissionSet",
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships", "identitystore:DescribeUser",
    When = "if the account has administrator roles of IAM Identity Center",
    Otherwise = "administrators by assignment are not counted")]
public sealed class TestAdminAccountCommand : AdminCmdlet
{
    private const int LongestPeriod = 3650;
    private FindingExceptions _exceptions = FindingExceptions.None;
    private IReadOnlyList<SafeguardCheck> _checks = [];

    /// <summary>The checks to evaluate, by their IDs. Wildcards are permitted.</summary>
    /// <value>All checks</value>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CheckIdCompleter))]
    public string[] CheckId { get; set; } = ["*"];

    /// <summary>Evaluates only the checks of these severities.</summary>
    /// <value>All severities</value>
    [Parameter]
    [ValidateSet("Critical", "High", "Medium", "Low")]
    public string[]? Severity { get; set; }

    /// <summary>Returns only the findings with these results.</summary>
    /// <value>All results</value>
    [Parameter]
    [ValidateSet("Failed", "Accepted", "Manual", "Unknown", "NotApplicable", "Passed")]
    public string[]? Status { get; set; }

    /// <summary>Evaluates the checks about users for these users only, and no other checks. Wildcards are
    /// permitted.</summary>
    /// <value>All users</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The number of days after which a password, access key or administrator counts as unused.</summary>
    /// <value>45</value>
    [Parameter]
    [ValidateRange(1, LongestPeriod)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int UnusedDay { get; set; } = Default.UnusedDays;

    /// <summary>The number of days after which an access key must be replaced.</summary>
    /// <value>90</value>
    [Parameter]
    [ValidateRange(1, LongestPeriod)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int AccessKeyAgeDay { get; set; } = Default.KeyAgeDays;

    /// <summary>The number of days for which the root user must not have been used.</summary>
    /// <value>30</value>
    [Parameter]
    [ValidateRange(1, LongestPeriod)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int RootUseDay { get; set; } = Default.RootUseDays;

    /// <summary>The number of days within which a user with a password must sign in for the first time.</summary>
    /// <value>14</value>
    [Parameter]
    [ValidateRange(1, LongestPeriod)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int FirstSignInDay { get; set; } = Default.FirstSignInDays;

    /// <summary>The number of days for which a user may be locked.</summary>
    /// <value>30</value>
    [Parameter]
    [ValidateRange(1, LongestPeriod)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int LockDay { get; set; } = Default.LockDays;

    /// <summary>The required minimum length of passwords.</summary>
    /// <value>14</value>
    [Parameter]
    [ValidateRange(6, 128)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int MinimumPasswordLength { get; set; } = Default.PasswordLength;

    /// <summary>The required number of previous passwords that cannot be used again.</summary>
    /// <value>24</value>
    [Parameter]
    [ValidateRange(1, 24)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int PasswordReusePrevention { get; set; } = Default.PasswordReuse;

    /// <summary>The required number of administrators who can sign in.</summary>
    /// <value>2</value>
    [Parameter]
    [ValidateRange(1, 100)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int AdministratorCount { get; set; } = Default.AdministratorCount;

    /// <summary>A CSV file with the accepted findings: the columns CheckId, Resource (the wildcards * and ? are
    /// permitted), Reason and Until, the last day in the form 2026-12-31. Until can be empty.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExceptionPath { get; set; }

    /// <summary>Writes an error after the findings if one is Failed or Unknown, so that an unattended run can
    /// fail.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    private static SafeguardThresholds Default { get; } = new();

    private SafeguardThresholds Thresholds => new()
    {
        UnusedDays = UnusedDay,
        KeyAgeDays = AccessKeyAgeDay,
        RootUseDays = RootUseDay,
        FirstSignInDays = FirstSignInDay,
        LockDays = LockDay,
        PasswordLength = MinimumPasswordLength,
        PasswordReuse = PasswordReusePrevention,
        AdministratorCount = AdministratorCount,
    };

    /// <summary>Validates the checks and the exceptions, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _checks = CheckSelection.Find(CheckId, Severity);
            if (ExceptionPath is not null)
            {
                _exceptions = ExceptionFile.Read(
                    SessionState.Path.GetUnresolvedProviderPathFromPSPath(ExceptionPath));
            }
        }
        catch (AdminException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, e.Target));
        }
    }

    /// <summary>Tests the account.</summary>
    protected override void ProcessRecord()
    {
        if (!TryAwait(Run.Session.Identity.AccountId, TestAsync, out var report))
            return;
        WarnOfExpired(report);
        ReportMissingUsers(report);
        foreach (var finding in report.Findings.Where(finding => Status is null || IsOneOf(Status, finding.Status)))
            WriteObject(new AdminFinding(finding, report));
        if (ErrorOnFailure)
            ReportFailures(report);
    }

    private static bool IsOneOf(string[] names, FindingStatus status) =>
        names.Contains(status.ToString(), StringComparer.OrdinalIgnoreCase);

    private Task<SafeguardReport> TestAsync()
    {
        var patterns = UserName?.Select(NameArgument.Pattern).ToList();
        var tester = new SafeguardTester(Run, _checks)
        {
            Thresholds = Thresholds,
            Exceptions = _exceptions,
            IsUserIncluded = patterns is null ? null : name => patterns.Exists(pattern => pattern.IsMatch(name)),
        };
        return WaitProgress.Show(this, tester.TestAsync(), "Account test", "Reading the account");
    }

    private void WarnOfExpired(SafeguardReport report)
    {
        foreach (var exception in _exceptions.All.Where(exception => !exception.IsValid(report.Time)))
        {
            WriteWarning(
                $"Line {exception.Line} of '{ExceptionPath}': The exception for {exception.CheckId} "
                + $"'{exception.Resource}' ended on {exception.UntilText}. Its findings fail again.");
        }
    }

    private void ReportMissingUsers(SafeguardReport report)
    {
        if (UserName is null || report.UserNames is not { } names)
            return;
        foreach (var name in UserName.Where(name => !NameArgument.IsPattern(name)))
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Fail(
                    new AdminException(
                        "UserNotFound", ErrorKind.NotFound, name, $"The user '{name}' does not exist.",
                        NameSuggestions.Advice("users", name, names)),
                    name);
            }
        }
    }

    private void ReportFailures(SafeguardReport report)
    {
        var failed = report.Findings.Count(finding => finding.Status == FindingStatus.Failed);
        var unknown = report.Findings.Count(finding => finding.Status == FindingStatus.Unknown);
        string[] parts =
        [
            .. failed == 0 ? [] : new[] { $"{CountText.Of(failed, "finding")} failed" },
            .. unknown == 0 ? [] : new[] { $"{CountText.Of(unknown, "check")} could not be decided" },
        ];
        if (parts.Length == 0)
            return;
        Fail(
            new AdminException(
                "SafeguardsFailed", ErrorKind.InvalidOperation, report.AccountId,
                $"{string.Join(", and ", parts)}.",
                "Apply the Remedy or Guidance of each finding, or list accepted findings in the file of "
                + "-ExceptionPath."),
            report.AccountId);
    }
}
