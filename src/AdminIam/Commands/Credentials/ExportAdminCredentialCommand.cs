using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Exports the credentials of new users to a CSV file in the format of the AWS console.</summary>
/// <remarks>
/// <para>The file has the columns of the console: user name, password and sign-in URL, and for access keys the access
/// key ID and secret access key, so that 'aws configure import' can read it. Only the owner of the file can read it
/// (mode 0600; on Windows, an owner-only access control list).</para>
/// <para>The file is reserved before the first user of the pipeline is created, and appears under its name when it is
/// complete. An existing file is an error; -Force replaces a regular file that you own, but never a link or a device.
/// While a command writes the file, other processes cannot. Users without new credentials are skipped.</para>
/// <para>If the file cannot be written, the error names the file that contains the credentials written so far and their
/// users, and the user and access key whose secret was not saved.</para>
/// </remarks>
/// <example>
/// <summary>Create users and save their credentials</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GeneratePassword |
///     Export-AdminCredential -Path credentials.csv</code>
/// <para>Writes one row for each user.</para>
/// </example>
/// <example>
/// <summary>Return the file</summary>
/// <code>New-AdminUser carol -ProgrammaticAccess |
///     Export-AdminCredential -Path carol.csv -PassThru</code>
/// <para>With -PassThru, the command returns the file.</para>
/// </example>
/// <example>
/// <summary>Save the keys of a rotation</summary>
/// <code>Get-AdminAccessKey bob | Update-AdminAccessKey -Confirm:$false |
///     Export-AdminCredential -Path keys.csv -Force</code>
/// <para>With -Force, the file of the previous rotation is replaced.</para>
/// </example>
/// <seealso cref="NewAdminAccessKeyCommand"/>
/// <seealso cref="SetAdminUserPasswordCommand"/>
/// <seealso cref="NewAdminSignInMessageCommand"/>
[Cmdlet(
    VerbsData.Export, "AdminCredential", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Input,
    HelpUri = HelpPage.Folder + "Export-AdminCredential.md")]
[OutputType(typeof(FileInfo))]
[RequiresActions]
public sealed class ExportAdminCredentialCommand : PSCmdlet, IDisposable
{
    private string _path = string.Empty;
    private readonly SpreadsheetFormulaCheck _formulas = new();
    private CredentialExport? _export;
    private SecretFile? _savedIn;
    private RowBinder? _binder;

    /// <summary>The path of the file to write.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [Alias("FilePath")]
    public string Path { get; set; } = string.Empty;

    /// <summary>A user or an access key with its new credentials, or a row with these columns.</summary>
    [Parameter(ParameterSetName = ParameterSets.Input, Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>The name of the user.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Mandatory = true)]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>The console password.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? Password { get; set; }

    /// <summary>The access key ID.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? AccessKeyId { get; set; }

    /// <summary>The secret access key.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? SecretAccessKey { get; set; }

    /// <summary>The sign-in URL of the user.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? SignInUrl { get; set; }

    /// <summary>Replaces an existing regular file that you own.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Saves the rows of an interrupted pipeline.</summary>
    public void Dispose()
    {
        try
        {
            _export?.Dispose();
            ShowFile();
        }
        catch (AdminException e)
        {
            // Not WriteWarning: a pipeline that has ended no longer accepts output.
            Host.UI.WriteWarningLine(e.Message);
        }
    }

    /// <summary>Reserves the file.</summary>
    protected override void BeginProcessing()
    {
        _path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (!Questions.AskOrEnd(this, _path, "Write credentials to file"))
            return;
        _savedIn = new SecretFile(_path);
        Guard(() => _export = new CredentialExport(_path, Force));
    }

    /// <summary>Adds the rows of one pipeline object.</summary>
    protected override void ProcessRecord()
    {
        if (_export is null)
            return;
        _binder ??= new RowBinder(this, (failure, target, row) => WriteError(ErrorRecords.From(failure, target, row)));
        foreach (var record in _binder.ReadInput(InputObject))
            Add(record);
    }

    private void Add(InputRecord record)
    {
        if (Password is null && SecretAccessKey is null)
            return;
        var userName = record.Name;
        _formulas.Add(userName);
        var row = new CredentialRow(
            userName, Password, NameArgument.OrNull(AccessKeyId), SecretAccessKey, Password is null ? null : SignInUrl);
        Guard(() => _export!.Add(row));
        if (record.Source is ISecretOutput output)
            output.SavedIn = _savedIn;
    }

    /// <summary>Completes the file.</summary>
    protected override void EndProcessing()
    {
        if (_export is null)
            return;
        if (_export.Count == 0)
        {
            WriteWarning($"No input contained a new password or access key, so '{_path}' was not written.");
            return;
        }

        Guard(_export.Finish);
        ShowFile();
        if (_formulas.Warning(_path) is { } warning)
            WriteWarning(warning);
        if (PassThru)
            WriteObject(new FileInfo(_path));
    }

    // The objects whose secrets are in the file then show its path.
    private void ShowFile()
    {
        if (_export is { IsSaved: true })
            _savedIn!.IsComplete = true;
    }

    // A credentials file that cannot be written terminates the pipeline, because the secrets of subsequent users would
    // be lost.
    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorRecords.FromFile(e, _path));
        }
    }
}
