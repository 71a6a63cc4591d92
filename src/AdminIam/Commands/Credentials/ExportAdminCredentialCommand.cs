using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Errors;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Writes sign-in details of new users to a CSV in the AWS console's format.</summary>
/// <remarks>
/// <para>The file has the console's columns: user name, password and sign-in URL, and where there is an access key also its
/// id and secret, so that 'aws configure import' reads it. Only its owner may read it (mode 0600; on Windows the owner's
/// access list).</para>
/// <para>The file is claimed before the first user of the pipeline is created, and appears under its name when it is complete.
/// A file that exists is refused; -Force replaces a regular file of yours, never a link or a device. While one command writes
/// the file, every other process is refused. Users without new secrets are left out.</para>
/// <para>When the file cannot be written, the error names the file that has the secrets so far and their users, and the user
/// and the access key whose secret could not be saved.</para>
/// </remarks>
/// <example>
/// <summary>Make users and keep their sign-in details</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GeneratePassword | Export-AdminCredential -Path credentials.csv</code>
/// <para>Writes one row for every user made.</para>
/// </example>
/// <example>
/// <summary>Keep the users in the pipeline too</summary>
/// <code>New-AdminUser carol -ProgrammaticAccess | Export-AdminCredential -Path carol.csv -PassThru</code>
/// <para>With -PassThru the file goes down the pipeline.</para>
/// </example>
[Cmdlet(VerbsData.Export, "AdminCredential", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Input)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAdminCredentialCommand : PSCmdlet, IDisposable
{
    private string _path = string.Empty;
    private readonly FormulaNames _formulas = new();
    private CredentialExport? _export;
    private RowBinder? _binder;

    /// <summary>The file to write.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [Alias("FilePath")]
    public string Path { get; set; } = string.Empty;

    /// <summary>A user or an access key that a command returned with its new secrets, or a row of such columns.</summary>
    [Parameter(ParameterSetName = ParameterSets.Input, Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>The user's name.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Mandatory = true)]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>The console password.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    public SecureString? Password { get; set; }

    /// <summary>The id of the access key.</summary>
    [Parameter]
    [Column]
    public string? AccessKeyId { get; set; }

    /// <summary>The secret of the access key.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    public SecureString? SecretAccessKey { get; set; }

    /// <summary>The page the user signs in at.</summary>
    [Parameter]
    [Column]
    public string? SignInUrl { get; set; }

    /// <summary>Replace a regular file of yours that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Write the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Keeps the rows of a pipeline that is interrupted.</summary>
    public void Dispose()
    {
        try
        {
            _export?.Dispose();
        }
        catch (AdminException e)
        {
            // Not WriteWarning: a pipeline that has ended takes nothing more.
            Host.UI.WriteWarningLine(e.Message);
        }
    }

    /// <summary>Claims the file.</summary>
    protected override void BeginProcessing()
    {
        _path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(_path, "Write credentials to file"))
            return;
        Guard(() => _export = new CredentialExport(_path, Force));
    }

    /// <summary>Adds one user.</summary>
    protected override void ProcessRecord()
    {
        if (_export is null)
            return;
        _binder ??= new RowBinder(this, (failure, target, row) => WriteError(ErrorRecords.From(failure, target, row)));
        var records = PowerShellValue.Unwrap(InputObject) is PipelineObject input
            ? _binder.Read(input.Value)
            : _binder.ReadCommandLine();
        foreach (var record in records)
            Add(record.Name);
    }

    private void Add(string userName)
    {
        if (Password is null && SecretAccessKey is null)
            return;
        _formulas.Add(userName);
        var row = new CredentialRow(
            userName, Password, Names.OrNothing(AccessKeyId), SecretAccessKey, Password is null ? null : SignInUrl);
        Guard(() => _export!.Add(row));
    }

    /// <summary>Gives the file its name.</summary>
    protected override void EndProcessing()
    {
        if (_export is null)
            return;
        if (_export.Count == 0)
        {
            WriteWarning($"No user came with a new password or key, so '{_path}' was not written.");
            return;
        }

        Guard(_export.Finish);
        if (_formulas.Warning(_path) is { } warning)
            WriteWarning(warning);
        if (PassThru)
            WriteObject(new FileInfo(_path));
    }

    // A credentials file that cannot be written ends the pipeline: users made after that would lose their secrets.
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
