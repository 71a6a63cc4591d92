using System.Globalization;
using System.Management.Automation;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the IAM credential report: the passwords, access keys, MFA and last use of all users.</summary>
/// <remarks><para>The report has one row for each user and one for the root user, whose UserName is
/// &lt;root_account&gt;. AWS generates a report at most every four hours. An existing report that is less than four
/// hours old is returned; ReportAge is its age. It does not contain later changes.</para>
/// <para>If there is no report, AWS generates one, which takes some seconds in a small account and up to minutes in a
/// large one. The command waits for up to two minutes.</para>
/// <para>A date is empty if the event is not recorded, for example because a key was never used. AWS has recorded the
/// use of passwords since October 2014 and the use of access keys since April 2015.</para></remarks>
/// <example>
/// <summary>Get the report</summary>
/// <code>Get-AdminCredentialReport</code>
/// <para>Shows who can sign in, with MFA and the age of the access keys.</para>
/// </example>
/// <example>
/// <summary>Find users without MFA</summary>
/// <code>Get-AdminCredentialReport | Where-Object {
///     $_.HasPassword -and -not $_.MfaEnabled -and -not $_.IsRoot
/// }</code>
/// <para>Lists the users who can sign in to the console without MFA.</para>
/// </example>
/// <example>
/// <summary>Find access keys that are older than 90 days</summary>
/// <code>$limit = [datetime]::UtcNow.AddDays(-90)
/// Get-AdminCredentialReport | Where-Object { -not $_.IsRoot } |
///     Where-Object {
///         ($_.AccessKey1Status -eq 'Active' -and
///             $_.AccessKey1LastRotated -lt $limit) -or
///         ($_.AccessKey2Status -eq 'Active' -and
///             $_.AccessKey2LastRotated -lt $limit)
///     } | Get-AdminAccessKey</code>
/// <para>The report does not contain key IDs, so Get-AdminAccessKey reads the keys of these users.</para>
/// </example>
/// <example>
/// <summary>Save the report</summary>
/// <code>Get-AdminCredentialReport -Refresh |
///     Export-Csv credential-report.csv</code>
/// <para>With -Refresh, a new report is requested.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminCredentialReport", HelpUri = HelpPage.Folder + "Get-AdminCredentialReport.md")]
[OutputType(typeof(AdminCredentialReportEntry))]
[RequiresActions("iam:GetCredentialReport")]
[RequiresActions("iam:GenerateCredentialReport", When = "with -Refresh, and if there is no report")]
public sealed class GetAdminCredentialReportCommand : AdminCmdlet
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);

    /// <summary>Requests a new report. If the existing report is less than four hours old, it is returned with a
    /// warning.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Reads the report.</summary>
    protected override void ProcessRecord()
    {
        if (!TryAwait(Run.Session.Identity.AccountId, ReadAsync, out var report))
            return;
        if (Refresh && report.Age > Recent)
        {
            var next = report.GeneratedTime!.Value.Add(CredentialReport.Lifetime)
                .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            WriteWarning(
                $"The report is {AgeText(report.Age.Value)} old. AWS generates the next one on request after "
                + $"{next} UTC.");
        }

        foreach (var entry in report.Entries)
            WriteObject(new AdminCredentialReportEntry(entry, report));
    }

    private static string AgeText(TimeSpan age) => age < TimeSpan.FromHours(1)
        ? CountText.Of((int)age.TotalMinutes, "minute")
        : $"{CountText.Of((int)age.TotalHours, "hour")} and {CountText.Of(age.Minutes, "minute")}";

    private Task<CredentialReport> ReadAsync() => WaitProgress.Show(
        this, Refresh ? CredentialReportReader.ReadAsync(Run) : CredentialReportReader.ReadExistingAsync(Run),
        "Credential report", "Waiting for AWS to generate the report");
}
