using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Sets the console passwords of users, including users who have none.</summary>
/// <remarks>
/// <para>The user must change the password at the next sign-in unless -NoPasswordReset is specified. If neither the
/// account password policy nor a group allows this, the policy IAMUserChangePassword is attached to the user, as in the
/// AWS console.</para>
/// <para>The command returns the password as SecureString; pipe the users to Export-AdminCredential to save a generated
/// password. The password is checked against the account password policy before any change.</para>
/// </remarks>
/// <example>
/// <summary>Generate a password</summary>
/// <code>Set-AdminUserPassword alice -GeneratePassword |
///     Export-AdminCredential -Path alice.csv</code>
/// <para>The user must change the password at the next sign-in.</para>
/// </example>
/// <example>
/// <summary>Specify a password</summary>
/// <code>$password = Read-Host -Prompt 'Password' -AsSecureString
/// Set-AdminUserPassword alice -Password $password -NoPasswordReset</code>
/// <para>The password is not displayed.</para>
/// </example>
/// <example>
/// <summary>Give console access to the members of a group</summary>
/// <code>Get-AdminGroupMember Administrators |
///     Set-AdminUserPassword -GeneratePassword -Ensure |
///     Export-AdminCredential -Path console.csv</code>
/// <para>Users who have a password keep it.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminUserPassword", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminUserPassword.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:UpdateLoginProfile", "iam:CreateLoginProfile", "iam:GetUser", "iam:GetAccountPasswordPolicy")]
[RequiresActions("iam:ListAccountAliases", Otherwise = "the sign-in URL contains the account ID instead of the alias")]
[RequiresActions("iam:GetLoginProfile", Parameters = [nameof(Ensure)])]
[RequiresActions("iam:ListGroupsForUser", When = "without -NoPasswordReset")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -NoPasswordReset, for users in groups")]
[RequiresActions("iam:AttachUserPolicy", When = "without -NoPasswordReset", ManagedPolicy = "IAMUserChangePassword")]
[RequiresActions(
    "iam:DeleteLoginProfile", Parameters = [nameof(GeneratePassword)], When = "if the command is interrupted")]
public sealed class SetAdminUserPasswordCommand : UserCmdlet
{
    private ConsolePasswords? _passwords;

    /// <summary>The password, up to 128 characters, as SecureString or text. The account password policy determines the
    /// minimum length, 8 characters if there is none. Text is accepted so that it can come from a CSV column.</summary>
    [Parameter(Position = 1)]
    [Column]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? Password { get; set; }

    /// <summary>Generates a password that complies with the account password policy.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter GeneratePassword { get; set; }

    /// <summary>Does not require a password change at the next sign-in.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter NoPasswordReset { get; set; }

    /// <summary>Does not change users who have a password.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var request = new UserRequest
        {
            UserName = userName,
            Password = Password,
            GeneratePassword = GeneratePassword,
            RequirePasswordReset = !NoPasswordReset,
            Ensure = Ensure,
        };
        var action = GeneratePassword ? "Set generated console password" : "Set console password";
        if (!ShouldProcess(request.UserName, action))
        {
            WriteObject(View.Changed(new AdminUser(request.UserName, Outcome.WhatIf)));
            return;
        }

        _passwords ??= new ConsolePasswords(Run);
        Submit(
            request.UserName, () => _passwords.SetAsync(request),
            user => WriteObject(View.Changed(new AdminUser(user))));
    }
}
