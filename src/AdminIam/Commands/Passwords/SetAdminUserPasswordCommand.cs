using System.Management.Automation;
using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Sets the console passwords of users, whether they had one or not.</summary>
/// <remarks>
/// <para>The password must be changed at the next sign-in unless -NoPasswordReset; where neither the account's password
/// policy nor a group lets the user do that, the user gets the policy IAMUserChangePassword, as in the AWS console.</para>
/// <para>The password comes back as SecureString: pipe the users to Export-AdminCredential to keep a generated one. The
/// account's password policy is looked at before anything is changed.</para>
/// </remarks>
/// <example>
/// <summary>A new generated password</summary>
/// <code>Set-AdminUserPassword alice -GeneratePassword | Export-AdminCredential -Path alice.csv</code>
/// <para>Alice has to change it when she signs in.</para>
/// </example>
/// <example>
/// <summary>A password you choose</summary>
/// <code>Set-AdminUserPassword alice -Password (Read-Host -AsSecureString) -NoPasswordReset</code>
/// <para>It is never shown.</para>
/// </example>
/// <example>
/// <summary>Console access for everybody of a group who has none</summary>
/// <code>Get-AdminGroupMember Administrators | Set-AdminUserPassword -GeneratePassword -Ensure | Export-AdminCredential -Path console.csv</code>
/// <para>Who has a password keeps it.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminUserPassword", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class SetAdminUserPasswordCommand : UserCmdlet
{
    private ConsolePasswords? _passwords;

    /// <summary>The password. Text is accepted so that a CSV column can hold it.</summary>
    [Parameter(Position = 1)]
    [Column]
    [CsvSecret]
    public SecureString? Password { get; set; }

    /// <summary>Make a password that keeps the account's password policy.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter GeneratePassword { get; set; }

    /// <summary>The password need not be changed at the next sign-in.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter NoPasswordReset { get; set; }

    /// <summary>Leave users who have a password as they are.</summary>
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
        if (!ShouldProcess(request.UserName, GeneratePassword ? "Set a generated console password" : "Set console password"))
        {
            WriteObject(new AdminUser(request.UserName, Outcome.WhatIf));
            return;
        }

        _passwords ??= new ConsolePasswords(Iam, Stop);
        Submit(
            request.UserName, () => _passwords.SetAsync(request), user => WriteObject(new AdminUser(user)),
            request.GeneratePassword ? _passwords.UndoUnseenAsync : null);
    }
}
