using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Changes the names and attributes of users of IAM Identity Center.</summary>
/// <remarks>
/// <para>Attributes that are not specified, or whose CSV cell is empty, are not changed. An empty text on the command
/// line removes an attribute. The display name does not change with the other names.</para>
/// <para>A renamed user keeps groups, assignments, password and MFA devices, which belong to the ID, and signs in with
/// the new name. Sessions in accounts have the new name in their ARN, which policies may contain.</para>
/// <para>A user that an external directory owns is changed only with -Force, because the directory does not receive
/// the change and may undo it.</para>
/// </remarks>
/// <example>
/// <summary>Change the title of a user</summary>
/// <code>Set-AdminIdentityUser alice -Title Director</code>
/// <para>Other attributes are not changed.</para>
/// </example>
/// <example>
/// <summary>Rename a user</summary>
/// <code>Set-AdminIdentityUser alice -NewUserName alice.jones -FamilyName Jones</code>
/// <para>The name must be unique in the identity store; names are not case-sensitive.</para>
/// </example>
/// <example>
/// <summary>Remove an attribute of all members of a group</summary>
/// <code>Get-AdminIdentityUser -GroupName Administrators |
///     Set-AdminIdentityUser -PhoneNumber ''</code>
/// <para>Users without a phone number are Unchanged.</para>
/// </example>
/// <seealso cref="NewAdminIdentityUserCommand"/>
/// <seealso cref="GetAdminIdentityUserCommand"/>
[Cmdlet(
    VerbsCommon.Set, "AdminIdentityUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminIdentityUser.md")]
[OutputType(typeof(AdminIdentityUser))]
[RequiresActions("identitystore:UpdateUser")]
[RequiresActions("identitystore:DescribeUser", When = "if the email address is in use")]
[RequiresActions("identitystore:GetUserId", When = "if the name or the email address is in use")]
public sealed class SetAdminIdentityUserCommand : IdentityUserCmdlet
{
    private UserEditor? _editor;

    /// <summary>The new name: 1 to 128 letters, digits, punctuation and symbols without blanks. Administrator and
    /// AWSAdministrators are reserved.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? NewUserName { get; set; }

    /// <summary>The given name: 1 to 1,024 characters, as for all attributes. It cannot be removed.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? GivenName { get; set; }

    /// <summary>The middle name.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? MiddleName { get; set; }

    /// <summary>The family name, which cannot be removed.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? FamilyName { get; set; }

    /// <summary>The name that lists and the AWS access portal show, which cannot be removed.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? DisplayName { get; set; }

    /// <summary>The email address, which belongs to one user.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Email { get; set; }

    /// <summary>The phone number.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>The title, such as Engineer.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Title { get; set; }

    /// <summary>The nickname.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? NickName { get; set; }

    /// <summary>The type of the user, such as Contractor.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? UserType { get; set; }

    /// <summary>The preferred language, such as en.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PreferredLanguage { get; set; }

    /// <summary>The locale, such as en-US.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Locale { get; set; }

    /// <summary>The time zone, such as Europe/Berlin.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Timezone { get; set; }

    /// <summary>The URL of a profile page.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? ProfileUrl { get; set; }

    /// <summary>Also changes users that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string user, string userName)
    {
        var editor = _editor ??= new UserEditor(Center);
        var change = ToChange(user);
        UserResult? plan = null;
        if (IsPreviewed && !TryAwait(userName, () => editor.PlanAsync(change), out plan))
            return;
        if (!ShouldProcess(userName, plan is null ? "Update user" : ChangeList.Describe("user", plan.Changes)))
        {
            if (plan is null)
                Submit(userName, () => editor.PlanAsync(change), Write);
            else
                Write(plan);
            return;
        }

        Submit(userName, () => editor.SetAsync(change), Write);
    }

    private void Write(UserResult user) =>
        WriteObject(new AdminIdentityUser(user, Center.Session.Instance.PortalUrl));

    private UserChange ToChange(string user) => new()
    {
        User = user,
        NewUserName = NameArgument.OrNull(NewUserName),
        Attributes = UserAttributeValues.SpecifiedOrEmpty(
            (UserProperty.GivenName, GivenName), (UserProperty.MiddleName, MiddleName),
            (UserProperty.FamilyName, FamilyName), (UserProperty.DisplayName, DisplayName),
            (UserProperty.Email, Email), (UserProperty.PhoneNumber, PhoneNumber), (UserProperty.Title, Title),
            (UserProperty.NickName, NickName), (UserProperty.UserType, UserType),
            (UserProperty.PreferredLanguage, PreferredLanguage), (UserProperty.Locale, Locale),
            (UserProperty.Timezone, Timezone), (UserProperty.ProfileUrl, ProfileUrl)),
        Force = Force,
    };
}
