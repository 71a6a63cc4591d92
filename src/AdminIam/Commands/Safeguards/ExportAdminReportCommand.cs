using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Formats;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Writes the findings of Test-AdminAccount to a report: a page for people, or a file for programs.</summary>
/// <remarks>
/// <para>The HTML page is one file without scripts, which loads nothing from a network. It contains the score of each
/// area, the changes since the last report, the violations by severity with their remedies, the administrators with
/// MFA, key age and last sign-in, and charts of the credentials of all users. It adapts to phones, print and dark
/// color schemes.</para>
/// <para>The JSON report is complete: -PreviousPath and Compare-AdminReport read it. The CSV file has a row for each
/// finding. The JUnit file has a test case for each finding, for build servers. The SARIF file (version 2.1.0) is for
/// security tools.</para>
/// <para>Findings of several accounts, as from Invoke-AdminOrganizationCommand, become one report: the page has a table
/// of the accounts, the checks that failed in them, and the violations of each; the other formats contain the accounts
/// one after the other.</para>
/// <para>Pipe all findings, not only the failed ones: otherwise the scores count only the others, and a violation that
/// is missing later cannot be reported as gone.</para>
/// <para>Only the owner of the file can read it, because it lists the weaknesses of the account. The file appears
/// completely or not at all.</para>
/// </remarks>
/// <example>
/// <summary>Create a page</summary>
/// <code>Test-AdminAccount | Export-AdminReport -Path account.html</code>
/// <para>Open the file in a browser.</para>
/// </example>
/// <example>
/// <summary>Show what changed since the last time</summary>
/// <code>$findings = Test-AdminAccount
/// $findings | Export-AdminReport -Path last.json
/// # Some days later
/// $findings = Test-AdminAccount
/// $findings | Export-AdminReport -Path now.html -PreviousPath last.json
/// $findings | Export-AdminReport -Path last.json -Force</code>
/// <para>The page lists which violations are new, gone or the same. The JSON report is for the next time.</para>
/// </example>
/// <example>
/// <summary>Write test results for a build server</summary>
/// <code>Test-AdminAccount -Severity Critical, High |
///     Export-AdminReport -Path results.xml -Format JUnit</code>
/// <para>A failed finding is a failed test.</para>
/// </example>
/// <example>
/// <summary>Open the findings in a spreadsheet program</summary>
/// <code>Test-AdminAccount | Export-AdminReport -Path findings.csv</code>
/// <para>The extension of the path selects the format.</para>
/// </example>
/// <example>
/// <summary>Report on all accounts of the organization</summary>
/// <code>Get-AdminOrganizationAccount -State ACTIVE |
///     Invoke-AdminOrganizationCommand { Test-AdminAccount } |
///     Export-AdminReport -Path organization.html</code>
/// <para>The page lists the accounts with their scores.</para>
/// </example>
/// <seealso cref="TestAdminAccountCommand"/>
/// <seealso cref="CompareAdminReportCommand"/>
[Cmdlet(
    VerbsData.Export, "AdminReport", SupportsShouldProcess = true, HelpUri = HelpPage.Folder + "Export-AdminReport.md")]
[OutputType(typeof(FileInfo))]
[RequiresActions]
public sealed class ExportAdminReportCommand : PSCmdlet
{
    private readonly AccountSelections _selection = new();
    private readonly SpreadsheetFormulaCheck _formulas = new("names");
    private string _path = string.Empty;
    private SafeguardReport? _previous;

    /// <summary>The path of the file to write.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The findings of one Test-AdminAccount, or of one in each of several accounts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>The format of the file.</summary>
    /// <value>By extension: html, json, csv, xml, sarif</value>
    [Parameter]
    [ValidateSet("Html", "Json", "Csv", "JUnit", "Sarif")]
    public string? Format { get; set; }

    /// <summary>A report in the format Json to compare with, for the formats Html, Csv and Sarif. The page lists the
    /// changes, the CSV file has the column Change, and the SARIF file the baseline states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PreviousPath { get; set; }

    /// <summary>Replaces an existing regular file that you own.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Checks the path and reads the earlier report, before the account is tested.</summary>
    protected override void BeginProcessing() => Guard(() =>
    {
        _path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        var format = FileFormat();
        ReportFile.Check(_path, Force);
        if (PreviousPath is null)
            return;
        if (!ReportExport.HasChanges(format))
        {
            throw new AdminException(
                "PreviousReportNotUsed", ErrorKind.InvalidArgument, PreviousPath,
                $"A report in the format {format} contains no changes, so -PreviousPath has no effect.",
                "Omit -PreviousPath, or use Compare-AdminReport.");
        }

        _previous = JsonReportReader.Read(SessionState.Path.GetUnresolvedProviderPathFromPSPath(PreviousPath));
    });

    /// <summary>Adds a finding.</summary>
    protected override void ProcessRecord() => Guard(() =>
    {
        var value = PowerShellValue.Unwrap(InputObject is PipelineObject piped ? piped.Value : InputObject);
        // -InputObject $findings is not enumerated by PowerShell.
        var items = value as object?[] ?? new[] { value };
        foreach (var item in items)
            Add(PowerShellValue.Unwrap(item), NameOf(item));
    });

    /// <summary>Writes the file.</summary>
    protected override void EndProcessing()
    {
        if (_selection.IsEmpty)
        {
            WriteError(ErrorRecords.From(
                new AdminException(
                    "NoFindings", ErrorKind.InvalidArgument, _path,
                    $"The pipeline contained no findings, so '{_path}' was not written.",
                    "Pipe all findings of Test-AdminAccount. Without failed ones, the report states that none failed."),
                _path));
            return;
        }

        Guard(Write);
    }

    // Invoke-AdminOrganizationCommand has added the name.
    private static string? NameOf(object? item) =>
        item is null ? null : PSObject.AsPSObject(item).Properties["AccountName"]?.Value as string;

    private void Add(object? value, string? accountName)
    {
        if (value is not AdminFinding finding)
        {
            throw new AdminException(
                "FindingInvalid", ErrorKind.InvalidArgument, _path,
                $"The pipeline contains something that is not a finding ({TypeDescription.Of(value)}), so '{_path}' "
                + "was not written.",
                "Pipe the output of Test-AdminAccount itself: not that of Select-Object -Property, and not objects "
                + "from a file, a job or another computer.");
        }

        _selection.Add(finding.Finding, finding.Report, accountName);
        if (FileFormat() == ReportFormat.Csv)
            _formulas.Add(finding.Resource);
    }

    private void Write()
    {
        var format = FileFormat();
        var reports = _selection.ToReports();
        if (reports.Count > 1)
            WriteSeveral(reports, format);
        else
            WriteOne(reports[0], format);
        if (_formulas.Warning(_path) is { } warning)
            WriteWarning(warning);
    }

    private void WriteSeveral(IReadOnlyList<SafeguardReport> reports, ReportFormat format)
    {
        if (_previous is not null)
        {
            throw new AdminException(
                "FindingsMixed", ErrorKind.InvalidArgument, reports[1].AccountId,
                $"The findings are of {CountText.Of(reports.Count, "account")}, and '{PreviousPath}' is of one.",
                "Omit -PreviousPath, or export one report for each account.");
        }

        if (!Questions.AskOrEnd(
            this, _path, $"Write report of {CountText.Of(reports.Count, "account")} as {format}"))
        {
            return;
        }

        ReportFile.Write(_path, Force, output => ReportExport.Write(output, format, reports));
        WriteObject(new FileInfo(_path));
    }

    private void WriteOne(SafeguardReport report, ReportFormat format)
    {
        var comparison = _previous is null
            ? null
            : ReportComparison.Of(_previous, report, $"'{PreviousPath}'", "the pipeline");
        if (!Questions.AskOrEnd(this, _path, $"Write report of account {report.AccountId} as {format}"))
            return;
        var content = new ReportContent(report, comparison);
        ReportFile.Write(_path, Force, output => ReportExport.Write(output, format, content));
        WriteObject(new FileInfo(_path));
    }

    // Not a field: PowerShell would load the engine for it when it imports the module.
    private ReportFormat FileFormat() => Format is null
        ? ReportExport.FormatOf(_path)
        : (ReportFormat)Enum.Parse(typeof(ReportFormat), Format, ignoreCase: true);

    // Every error is about the file as a whole.
    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (AdminException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, _path));
        }
    }
}
