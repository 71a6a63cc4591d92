using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Formats;
using AdminIam.Errors;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Compares two saved reports of an account: which violations are new, gone or the same.</summary>
/// <remarks>
/// <para>The reports are files that Export-AdminReport wrote in the format Json. A violation is a failed finding; it is
/// the same if its check and its resource are the same.</para>
/// <para>The property Change is New, if only the later report contains the violation; Gone, if it was corrected or is
/// accepted; Same; or Unknown, if the later report lacks the complete result of the check, for example because it was
/// not evaluated or a permission was missing. A violation that is gone has the Status it had, or Accepted.</para>
/// </remarks>
/// <example>
/// <summary>Compare two reports</summary>
/// <code>$null = Test-AdminAccount | Export-AdminReport -Path before.json
/// $null = Set-AdminPasswordPolicy -Preset CIS
/// $null = Test-AdminAccount | Export-AdminReport -Path after.json
/// Compare-AdminReport before.json after.json</code>
/// <para>The violations of the password policy are gone.</para>
/// </example>
/// <example>
/// <summary>Return only new violations</summary>
/// <code>$null = Test-AdminAccount | Export-AdminReport -Path last.json
/// # Some days later
/// Test-AdminAccount | Export-AdminReport -Path now.json |
///     Compare-AdminReport -ReferencePath last.json |
///     Where-Object Change -eq New</code>
/// <para>The file that Export-AdminReport returns is the later report.</para>
/// </example>
/// <example>
/// <summary>Count the changes</summary>
/// <code>$null = Test-AdminAccount | Export-AdminReport -Path monday.json
/// $null = Test-AdminAccount | Export-AdminReport -Path friday.json
/// Compare-AdminReport monday.json friday.json |
///     Group-Object Change -NoElement</code>
/// <para>Shows how many violations are new, gone and the same.</para>
/// </example>
/// <seealso cref="ExportAdminReportCommand"/>
/// <seealso cref="TestAdminAccountCommand"/>
[Cmdlet(VerbsData.Compare, "AdminReport", HelpUri = HelpPage.Folder + "Compare-AdminReport.md")]
[OutputType(typeof(AdminFinding))]
[RequiresActions]
public sealed class CompareAdminReportCommand : PSCmdlet
{
    private SafeguardReport? _reference;

    /// <summary>The path of the earlier report.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string ReferencePath { get; set; } = string.Empty;

    /// <summary>The path of the later report, or its file.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string DifferencePath { get; set; } = string.Empty;

    /// <summary>Compares a report with the earlier one.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            Compare();
        }
        catch (AdminException e)
        {
            WriteError(ErrorRecords.From(e, DifferencePath));
        }
    }

    private void Compare()
    {
        _reference ??= Read(ReferencePath);
        var difference = Read(DifferencePath);
        var comparison = ReportComparison.Of(_reference, difference, $"'{ReferencePath}'", $"'{DifferencePath}'");
        if (difference.Time < _reference.Time)
        {
            WriteWarning(
                $"'{DifferencePath}' is older than '{ReferencePath}', so violations that are new are listed as gone, "
                + "and vice versa.");
        }

        foreach (var finding in comparison.Findings)
            WriteObject(View.Compared(new AdminFinding(finding.Finding, finding.Report, finding.Change)));
    }

    private SafeguardReport Read(string path) =>
        JsonReportReader.Read(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
}
