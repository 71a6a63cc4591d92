using System.Collections;
using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Users;
using AdminIam.Errors;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Creates administrators: one at the prompt, or one for every row of a CSV.</summary>
/// <remarks>
/// <para>Every parameter takes its value from a CSV column of the same name: yes, true or 1 sets a switch, semicolons
/// separate groups, and tags are key=value;key=value. A row that cannot be done is an error about that row, and the others
/// go on.</para>
/// <para>Without a password or -ProgrammaticAccess the user can do nothing yet. A console password must be changed at first
/// sign-in unless -NoPasswordReset; where neither the account's password policy nor a group lets the user do that, the
/// user gets the policy IAMUserChangePassword, as in the AWS console.</para>
/// <para>With -Ensure a user who exists gets what is asked for and differs: path, tags, permissions boundary, groups, and a
/// password or key where there is none. The property Change lists what was changed, and -WhatIf what would be. What is not
/// mentioned stays, and a password or key is never replaced.</para>
/// <para>Secrets come back as SecureString, once. Pipe the users to Export-AdminCredential, or give -CredentialPath, which
/// puts every secret on disk before anything else is done with it.</para>
/// </remarks>
/// <example>
/// <summary>One administrator</summary>
/// <code>New-AdminUser alice -GroupName Administrators -GeneratePassword</code>
/// <para>Alice has to change the generated password when she signs in.</para>
/// </example>
/// <example>
/// <summary>All people of a CSV, with a file of their sign-in details</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GroupName Administrators -GeneratePassword | Export-AdminCredential -Path credentials.csv</code>
/// <para>The CSV needs a column UserName; Path, Email, Tag, ProgrammaticAccess and others may be there.</para>
/// </example>
/// <example>
/// <summary>The same again after a change of the CSV</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GroupName Administrators -GeneratePassword -Ensure</code>
/// <para>What is missing is created, and what differs is set; passwords and keys are never replaced.</para>
/// </example>
/// <example>
/// <summary>What a changed CSV would change</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GroupName Administrators -PermissionsBoundary PowerUserAccess -Ensure -WhatIf</code>
/// <para>-WhatIf lists the changes of every user who exists.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "AdminUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class NewAdminUserCommand : BulkCmdlet
{
    private readonly RepeatedRows _repeated = new();
    private readonly FormulaNames _formulas = new();
    private UserProvisioner? _provisioner;
    private CredentialLedger? _ledger;
    private string _credentialPath = string.Empty;

    /// <summary>The user's name: 1 to 64 letters, digits and + = , . @ _ -</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    public string[] UserName { get; set; } = [];

    /// <summary>The groups the user should be in; they have to exist.</summary>
    [Parameter(Position = 1)]
    [Column("Group")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>The user's path, such as /admins/.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    public string? Path { get; set; }

    /// <summary>The name or ARN of the managed policy that bounds what the user can be allowed.</summary>
    [Parameter]
    [Column]
    [PolicyReference]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags, as a hashtable or as text: Department=Ops;CostCenter=1234.</summary>
    [Parameter]
    [Column]
    [CsvTag]
    public Hashtable? Tag { get; set; }

    /// <summary>The user's e-mail address, kept as the tag Email.</summary>
    [Parameter]
    [Column]
    public string? Email { get; set; }

    /// <summary>The console password. Text is accepted so that a CSV column can hold it.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    public SecureString? Password { get; set; }

    /// <summary>Make a console password that keeps the account's password policy.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter GeneratePassword { get; set; }

    /// <summary>The password need not be changed at first sign-in.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter NoPasswordReset { get; set; }

    /// <summary>Make an access key, for the AWS CLI and programs.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter ProgrammaticAccess { get; set; }

    /// <summary>A credentials CSV to which every secret is added, on disk, the moment it exists. A run that was broken off,
    /// even killed, is completed by the same again with -Ensure. A file that has another header, that is a link or that belongs
    /// to another user is refused; while one command writes the file, every other process is refused.</summary>
    [Parameter]
    public string? CredentialPath { get; set; }

    /// <summary>Accept users who exist, and set what is asked for and differs. A password or key is never replaced.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>When a user cannot be completed, remove what this command created for that user, and set what it changed as it was.</summary>
    [Parameter]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Claims the credentials file before anything is made.</summary>
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
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorRecords.FromFile(e, _credentialPath));
        }

        if (_ledger is { WasReadableByOthers: true })
            WriteWarning($"Other users of this computer could read '{_credentialPath}' until now. Only you can read it from now on.");
    }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = ToRequest(record.Name);
        if (IsRepeated(request))
            return;
        UserRecord? plan = null;
        if (request.Ensure && IsPreviewed && !TryAwait(request.UserName, () => Provisioner.PlanAsync(request), out plan))
            return;
        if (!ShouldProcess(request.UserName, plan is null ? Describe(request) : ChangeList.Describe("user", plan.Changes)))
        {
            WriteObject(plan is null ? new AdminUser(request) : new AdminUser(plan, Outcome.WhatIf));
            return;
        }

        var provisioner = Provisioner;
        Submit(request.UserName, () => provisioner.ProvisionAsync(request), Write, provisioner.UndoUnseenAsync);
    }

    /// <summary>Writes the last users, and the warning about repeated rows. An input without one row is most likely a wrong file.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var warning in new[] { _repeated.Warning, _formulas.Warning(_credentialPath) }.OfType<string>())
            WriteWarning(warning);
        if (!HasInput && MyInvocation.ExpectingInput)
        {
            Fail(
                new AdminException(
                    "EmptyInput", ErrorKind.InvalidArgument, null, "No row with a user name was given, so no users were created.",
                    "Check the file and the command before this one; a CSV needs a header line and at least one row."),
                null);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _repeated.Dispose();
        _ledger?.Dispose();
    }

    private UserProvisioner Provisioner => _provisioner ??= new UserProvisioner(Iam, Stop, _ledger);

    private bool IsRepeated(UserRequest request)
    {
        var userName = request.UserName;
        // Rows without a name have nothing in common but their error.
        if (userName.Length == 0)
            return false;
        var repetition = _repeated.Note(userName, Position, request.AddTo, out var first);
        if (repetition != RowRepetition.OtherWishes)
            return repetition == RowRepetition.SameWishes;

        var repeated = new AdminException(
            "DuplicateRow", ErrorKind.InvalidArgument, userName,
            $"Row {Position} has the user name '{userName}', as row {first} has, and asks for something else. IAM ignores the case of names.",
            "Remove one of the rows, give both the same values, or give one another name.");
        // In its turn: with -ErrorAction Stop the users of the rows before are written first, with their secrets.
        Submit(userName, () => Task.FromException<ProvisionedUser>(repeated), Write);
        return true;
    }

    private void Write(ProvisionedUser user)
    {
        if (_ledger is not null && (user.Password ?? user.SecretAccessKey) is not null)
            _formulas.Add(user.User.UserName);
        // The user first, so that no secret is lost when the error ends the pipeline.
        WriteObject(new AdminUser(user));
        if (user.Failure is not null)
            Fail(user.Failure, user.User.UserName);
    }

    private UserRequest ToRequest(string userName) => new()
    {
        UserName = userName,
        Groups = GroupName ?? [],
        Path = Names.OrNothing(Path),
        PermissionsBoundary = Names.OrNothing(PermissionsBoundary),
        Tags = Tags(userName),
        Password = Password,
        GeneratePassword = GeneratePassword,
        RequirePasswordReset = !NoPasswordReset,
        AccessKey = ProgrammaticAccess,
        Ensure = Ensure,
        Rollback = Rollback,
    };

    private List<KeyValuePair<string, string>> Tags(string userName)
    {
        var tags = TagTable.Read(Tag);
        if (Names.OrNothing(Email) is not { } email)
            return tags;
        // IAM ignores the case of keys, so a tag email would be a second one of the same name.
        var present = tags.FindIndex(tag => tag.Key.Equals(nameof(Email), StringComparison.OrdinalIgnoreCase));
        if (present < 0)
            tags.Add(new(nameof(Email), email));
        else if (tags[present].Value != email)
            WriteWarning($"'{userName}': the tag {tags[present].Key} and -Email differ; the tag '{tags[present].Value}' is used.");
        return tags;
    }

    private static string Describe(UserRequest request)
    {
        var parts = new List<string> { request.Ensure ? "Create or complete user" : "Create user" };
        if (request.Groups.Count > 0)
            parts.Add($"in {string.Join(", ", request.Groups)}");
        if (request.ConsoleAccess)
            parts.Add("with console password");
        if (request.AccessKey)
            parts.Add("with access key");
        return string.Join(" ", parts);
    }
}
