using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Creates users in IAM Identity Center: one from the command line, or one for each row of a CSV
/// file.</summary>
/// <remarks>
/// <para>Parameters can get their values from CSV columns of the same name; see about_AdminIam_Csv. The rows can be
/// those of New-AdminUser if they have the columns GivenName and FamilyName, which IAM Identity Center requires. A row
/// that fails is an error about that row, and the other rows are processed.</para>
/// <para>With -Ensure, an existing user is updated where it differs from the request: attributes and groups. The
/// property Change lists the changes, and -WhatIf previews them. Attributes and groups that are not specified are not
/// changed.</para>
/// <para>No AWS operation sets a password or sends an invitation. If the setting 'Send email OTP' is enabled in the
/// AWS console, a new user who signs in at PortalUrl receives a one-time password by email.</para>
/// <para>If people come from an external directory, users who are created here cannot sign in. The command warns if it
/// finds users or groups of a directory.</para>
/// </remarks>
/// <example>
/// <summary>Create one user</summary>
/// <code>New-AdminIdentityUser alice -GivenName Alice -FamilyName Smith</code>
/// <para>The display name is Alice Smith.</para>
/// </example>
/// <example>
/// <summary>Create the users of a CSV file</summary>
/// <code>Set-Content people.csv -Value @(
///     'UserName,GivenName,FamilyName,Email,Title'
///     'jane,Jane,Doe,jane@example.com,Engineer'
///     'omar,Omar,Haddad,omar@example.com,Auditor')
/// Import-Csv people.csv | New-AdminIdentityUser</code>
/// <para>GroupName can be another column, with groups separated by semicolons.</para>
/// </example>
/// <example>
/// <summary>Update users after the rows have changed</summary>
/// <code>$row = @{ UserName = 'alice'; GivenName = 'Alice'; FamilyName = 'Smith' }
/// $row | New-AdminIdentityUser -Title Director -Ensure</code>
/// <para>Missing users are created, and attributes that differ are updated.</para>
/// </example>
/// <example>
/// <summary>Preview the changes of rows</summary>
/// <code>@{ UserName = 'alice'; GivenName = 'Alice'; FamilyName = 'Jones' } |
///     New-AdminIdentityUser -Ensure -WhatIf</code>
/// <para>-WhatIf lists the changes of every existing user.</para>
/// </example>
/// <seealso cref="GetAdminIdentityUserCommand"/>
/// <seealso cref="NewAdminUserCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminIdentityUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminIdentityUser.md")]
[OutputType(typeof(AdminIdentityUser))]
public sealed partial class NewAdminIdentityUserCommand : BulkCmdlet
{
    private readonly RepeatedRows _repeated = new();
    private readonly SeenRows _emails = new();
    private UserProvisioner? _provisioner;

    /// <summary>The name that the user signs in with: 1 to 128 letters, digits, punctuation and symbols without blanks.
    /// Administrator and AWSAdministrators are reserved.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>The groups of IAM Identity Center to add the user to, by name or ID. They must exist.</summary>
    [Parameter(Position = 1)]
    [Column("Group")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>The given name, which a new user requires: 1 to 1,024 characters, as for all attributes.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? GivenName { get; set; }

    /// <summary>The middle name.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? MiddleName { get; set; }

    /// <summary>The family name, which a new user requires.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? FamilyName { get; set; }

    /// <summary>The name that lists and the AWS access portal show.</summary>
    /// <value>The given name and the family name</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? DisplayName { get; set; }

    /// <summary>The email address, which belongs to one user.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Email { get; set; }

    /// <summary>The phone number.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>The title, such as Engineer.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Title { get; set; }

    /// <summary>The nickname.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? NickName { get; set; }

    /// <summary>The type of the user, such as Contractor.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? UserType { get; set; }

    /// <summary>The preferred language, such as en.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PreferredLanguage { get; set; }

    /// <summary>The locale, such as en-US.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Locale { get; set; }

    /// <summary>The time zone, such as Europe/Berlin.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Timezone { get; set; }

    /// <summary>The URL of a profile page.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? ProfileUrl { get; set; }

    /// <summary>Accepts existing users and updates what differs from the request.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>If a user cannot be completed, deletes what this command created for the user and reverts its
    /// changes.</summary>
    [Parameter]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Also changes users and groups that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = ToRequest(record.Name);
        if (IsRepeated(request))
            return;
        var provisioner = _provisioner ??= FindProvisioner();
        UserResult? plan = null;
        if (IsPreviewed && !TryAwait(request.UserName, () => provisioner.PlanAsync(request), out plan))
            return;
        var action = plan is null ? Describe(request) : ChangeList.Describe("user", plan.Changes);
        if (!ShouldProcess(request.UserName, action))
        {
            var portalUrl = Center.Session.Instance.PortalUrl;
            WriteObject(plan is null
                ? new AdminIdentityUser(request, portalUrl)
                : new AdminIdentityUser(plan, portalUrl));
            return;
        }

        Submit(request.UserName, () => provisioner.ProvisionAsync(request), Write);
    }

    /// <summary>Writes the remaining users and the warnings. Input without rows is an error, because the file is
    /// probably wrong.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_repeated.Warning is { } warning)
            WriteWarning(warning);
        if (!HasInput && MyInvocation.ExpectingInput)
            Fail(NewUserMessages.EmptyInput(), null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _repeated.Dispose();
    }

    // No operation returns the identity source, and there is no error at sign-in that says why.
    private UserProvisioner FindProvisioner()
    {
        var reader = new IdentityCenterReader(Center);
        if (TryAwait(Center.Session.Instance.InstanceArn, reader.EvidenceAsync, out var evidence)
            && evidence is { External: > 0 })
        {
            WriteWarning(
                $"People come from an external directory ({string.Join(", ", evidence.Issuers)}): "
                + "while it is the identity source, users who are created here cannot sign in.");
        }

        return new UserProvisioner(Center);
    }

    private bool IsRepeated(UserRequest request)
    {
        var userName = request.UserName;
        // Rows without a name are not duplicates of each other.
        if (userName.Length == 0)
            return false;
        var repetition = _repeated.Note(userName, Position, request.AddTo, out var first);
        if (repetition == RowRepetition.SameValues)
            return true;
        if (repetition == RowRepetition.DifferentValues)
        {
            Refuse(NewUserMessages.DuplicateRow(userName, first));
            return true;
        }

        if (request.Email is not { } email || _emails.Note(email, new SeenRow(Position, default)) is not { } other)
            return false;
        Refuse(NewUserMessages.DuplicateEmail(userName, email, other.Number));
        return true;

        // The error is written in input order, so that with -ErrorAction Stop the users of previous rows are written
        // first.
        void Refuse(Exception repeated) =>
            Submit(userName, () => Task.FromException<UserResult>(repeated), Write);
    }

    private void Write(UserResult user)
    {
        WriteObject(new AdminIdentityUser(user, Center.Session.Instance.PortalUrl));
        if (user.Failure is not null)
            Fail(user.Failure, user.User.UserName);
    }

    private static string Describe(UserRequest request) =>
        request.Groups.Count == 0 ? "Create user" : $"Create user in {string.Join(", ", request.Groups)}";

    private UserRequest ToRequest(string userName) => new()
    {
        UserName = userName,
        Attributes = UserAttributeValues.Specified(
            (UserProperty.GivenName, GivenName), (UserProperty.MiddleName, MiddleName),
            (UserProperty.FamilyName, FamilyName), (UserProperty.DisplayName, DisplayName),
            (UserProperty.Email, Email), (UserProperty.PhoneNumber, PhoneNumber), (UserProperty.Title, Title),
            (UserProperty.NickName, NickName), (UserProperty.UserType, UserType),
            (UserProperty.PreferredLanguage, PreferredLanguage), (UserProperty.Locale, Locale),
            (UserProperty.Timezone, Timezone), (UserProperty.ProfileUrl, ProfileUrl)),
        Groups = GroupName ?? [],
        Ensure = Ensure,
        Rollback = Rollback,
        Force = Force,
    };
}
