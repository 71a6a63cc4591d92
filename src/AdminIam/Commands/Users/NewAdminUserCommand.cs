using System.Collections;
using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Users;
using AdminIam.Errors;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Creates IAM users: one from the command line, or one for each row of a CSV file.</summary>
/// <remarks>
/// <para>Parameters can get their values from CSV columns of the same name; see about_AdminIam_Csv. A row that fails is
/// an error about that row, and the other rows are processed.</para>
/// <para>Without a password or -ProgrammaticAccess, the user has no credentials. The user must change the console
/// password at first sign-in unless -NoPasswordReset is specified. If neither the account password policy nor a group
/// allows this, the policy IAMUserChangePassword is attached to the user, as in the AWS console.</para>
/// <para>With -Ensure, an existing user is updated where it differs from the request: path, tags, permissions boundary,
/// groups, and a password or access key if there is none. The property Change lists the changes, and -WhatIf previews
/// them. Settings that are not specified are not changed, and passwords and access keys are never replaced.</para>
/// <para>Secrets are returned as SecureString, only once. Pipe the users to Export-AdminCredential, or specify
/// -CredentialPath, which saves every secret as soon as it exists.</para>
/// </remarks>
/// <example>
/// <summary>Create one administrator</summary>
/// <code>New-AdminUser alice -GroupName Administrators -GeneratePassword</code>
/// <para>The user must change the generated password at first sign-in.</para>
/// </example>
/// <example>
/// <summary>Create the users of a CSV file</summary>
/// <code>Import-Csv admins.csv |
///     New-AdminUser -GroupName Administrators -GeneratePassword |
///     Export-AdminCredential -Path credentials.csv</code>
/// <para>The CSV requires the column UserName. See about_AdminIam_Csv.</para>
/// </example>
/// <example>
/// <summary>Update users after the CSV has changed</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GroupName Administrators -Ensure</code>
/// <para>Missing users are created, and settings that differ are updated.</para>
/// </example>
/// <example>
/// <summary>Preview the changes of a CSV</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -Path /admins/ -Ensure -WhatIf</code>
/// <para>-WhatIf lists the changes of every existing user.</para>
/// </example>
/// <seealso cref="AddAdminUserToGroupCommand"/>
/// <seealso cref="SetAdminUserPasswordCommand"/>
/// <seealso cref="NewAdminMfaDeviceCommand"/>
/// <seealso cref="NewAdminSignInMessageCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminUser.md")]
[OutputType(typeof(AdminUser))]
public sealed partial class NewAdminUserCommand : BulkCmdlet
{
    private readonly RepeatedRows _repeated = new();
    private readonly SpreadsheetFormulaCheck _formulas = new();
    private UserProvisioner? _provisioner;
    private CredentialLedger? _ledger;
    private string _credentialPath = string.Empty;
    private SecretFile? _savedIn;

    /// <summary>The name of the user: 1 to 64 letters, digits and the characters + = , . @ _ -</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>The groups to add the user to. They must exist. A user can be in 10 groups.</summary>
    [Parameter(Position = 1)]
    [Column("Group")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>The path of the user, such as /admins/: up to 512 characters between slashes.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(IamPathCompleter))]
    public string? Path { get; set; }

    /// <summary>The name (1 to 128 characters) or ARN of the managed policy to set as permissions boundary.</summary>
    [Parameter]
    [Column]
    [PolicyReference]
    [ArgumentCompleter(typeof(BoundaryPolicyCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>The tags of the user, as a hashtable or as text: Department=Ops;CostCenter=1234. A user can have 50
    /// tags; a key has 1 to 128 characters, a value up to 256.</summary>
    [Parameter]
    [Column]
    [CsvTag]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>The email address of the user, up to 256 characters, which is stored in the tag Email.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Email { get; set; }

    /// <summary>The console password, up to 128 characters, as SecureString or text. The account password policy
    /// determines the minimum length. Text is accepted so that it can come from a CSV column.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? Password { get; set; }

    /// <summary>Generates a console password that complies with the account password policy.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter GeneratePassword { get; set; }

    /// <summary>Does not require a password change at first sign-in.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter NoPasswordReset { get; set; }

    /// <summary>Creates an access key for the AWS CLI and for programs.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter ProgrammaticAccess { get; set; }

    /// <summary>A credentials CSV file to which every secret is written as soon as it exists. If the command is
    /// interrupted, even by ending the process, run it again with -Ensure to complete it. A file that has a different
    /// header, is a link or belongs to another user is an error. While a command writes the file, other processes
    /// cannot.</summary>
    [Parameter]
    public string? CredentialPath { get; set; }

    /// <summary>Accepts existing users and updates what differs from the request. Passwords and access keys are never
    /// replaced.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>If a user cannot be completed, deletes what this command created for the user and reverts its
    /// changes.</summary>
    [Parameter]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Reserves the credentials file before any user is created.</summary>
    protected override void BeginProcessing()
    {
        if (CredentialPath is null)
            return;
        _credentialPath = SessionState.Path.GetUnresolvedProviderPathFromPSPath(CredentialPath);
        if (!ShouldProcess(_credentialPath, "Add credentials to file"))
            return;
        try
        {
            _ledger = new CredentialLedger(_credentialPath);
            _savedIn = new SecretFile(_credentialPath) { IsComplete = true };
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorRecords.FromFile(e, _credentialPath));
        }

        if (_ledger is { WasReadableByOthers: true })
            WriteWarning(NewUserMessages.FileWasReadable(_credentialPath));
    }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = ToRequest(record.Name);
        if (IsRepeated(request))
            return;
        UserRecord? plan = null;
        var isPlanned = request.Ensure && IsPreviewed;
        if (isPlanned && !TryAwait(request.UserName, () => Provisioner.PlanAsync(request), out plan))
            return;
        var action = plan is null ? UserActionText.Describe(request) : ChangeList.Describe("user", plan.Changes);
        if (!ShouldProcess(request.UserName, action))
        {
            WriteObject(plan is null ? new AdminUser(request) : new AdminUser(plan, Outcome.WhatIf));
            return;
        }

        var provisioner = Provisioner;
        Submit(request.UserName, () => provisioner.ProvisionAsync(request), Write);
    }

    /// <summary>Writes the remaining users and the warnings. Input without rows is an error, because the file is
    /// probably wrong.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var warning in new[] { _repeated.Warning, _formulas.Warning(_credentialPath) }.OfType<string>())
            WriteWarning(warning);
        if (!HasInput && MyInvocation.ExpectingInput)
            Fail(NewUserMessages.EmptyInput(), null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _repeated.Dispose();
        _ledger?.Dispose();
    }

    private UserProvisioner Provisioner => _provisioner ??= new UserProvisioner(Run, _ledger);

    private bool IsRepeated(UserRequest request)
    {
        var userName = request.UserName;
        // Rows without a name are not duplicates of each other.
        if (userName.Length == 0)
            return false;
        var repetition = _repeated.Note(userName, Position, request.AddTo, out var first);
        if (repetition != RowRepetition.DifferentValues)
            return repetition == RowRepetition.SameValues;

        var repeated = NewUserMessages.DuplicateRow(userName, first);
        // The error is written in input order, so that with -ErrorAction Stop the users of previous rows are written
        // first, with their secrets.
        Submit(userName, () => Task.FromException<ProvisionedUser>(repeated), Write);
        return true;
    }

    private void Write(ProvisionedUser user)
    {
        var hasSecrets = (user.Password ?? user.SecretAccessKey) is not null;
        if (_ledger is not null && hasSecrets)
            _formulas.Add(user.User.UserName);
        // A user who could not be completed may have a row, unless the failure is that of the file.
        var isSaved = hasSecrets && _ledger?.HasWritten(user.User.UserName) == true;
        // The user, whose secrets are in the file already, is written first, so that the error loses none of them.
        WriteObject(new AdminUser(user, isSaved ? _savedIn : null));
        if (user.Failure is not null)
            Fail(user.Failure, user.User.UserName);
    }

    private UserRequest ToRequest(string userName) => new()
    {
        UserName = userName,
        Groups = GroupName ?? [],
        Path = NameArgument.OrNull(Path),
        PermissionsBoundary = NameArgument.OrNull(PermissionsBoundary),
        Tags = UserTags.Read(Tag, NameArgument.OrNull(Email), userName, WriteWarning),
        Password = Password,
        GeneratePassword = GeneratePassword,
        RequirePasswordReset = !NoPasswordReset,
        AccessKey = ProgrammaticAccess,
        Ensure = Ensure,
        Rollback = Rollback,
    };
}
