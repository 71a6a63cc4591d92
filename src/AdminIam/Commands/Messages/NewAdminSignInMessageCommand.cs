using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Messages;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates messages with sign-in instructions for users, which never contain a password.</summary>
/// <remarks>
/// <para>The message contains the sign-in URL with the account alias or ID, the user name, and what to expect at first
/// sign-in. It is addressed to -Email or to the address in the user's tag Email.</para>
/// <para>For users of IAM Identity Center, who are piped as objects of Get-AdminIdentityUser or New-AdminIdentityUser,
/// the message contains the URL of the AWS access portal. No AWS operation sends them an invitation, sets a password,
/// or creates a one-time password. In the IAM Identity Center console, the setting Send email OTP (Settings,
/// Authentication, Standard authentication, Configure) makes AWS send users that were created by the API an email at
/// their first sign-in, with which they set their password. Without the setting, generate a one-time password for each
/// user there. No operation returns the setting, so that the message describes both cases, and a warning reminds of
/// it.</para>
/// <para>-EmlPath saves drafts that an email client can open and send. To send the messages from PowerShell, pass the
/// properties To, Subject, and Text or Html to a mail command.</para>
/// </remarks>
/// <example>
/// <summary>Show the instructions for a user</summary>
/// <code>$user = New-AdminUser carol -Email carol@example.com -GeneratePassword
/// ($user | New-AdminSignInMessage).Text</code>
/// <para>Displays the text of the message.</para>
/// </example>
/// <example>
/// <summary>Save a draft for every row of a CSV</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GeneratePassword |
///     New-AdminSignInMessage -EmlPath ./mails</code>
/// <para>Creates one .eml file for each user.</para>
/// </example>
/// <example>
/// <summary>Save drafts for existing users</summary>
/// <code>Get-AdminUser erin |
///     New-AdminSignInMessage -Email erin@example.com -EmlPath ./mails -Force</code>
/// <para>With -Force, existing drafts are replaced.</para>
/// </example>
/// <example>
/// <summary>Save drafts for people of IAM Identity Center</summary>
/// <code>New-AdminIdentityUser ada -GivenName Ada -FamilyName Byron `
///     -Email ada@example.com | New-AdminSignInMessage -EmlPath ./mails</code>
/// <para>The message contains the URL of the AWS access portal, and what happens at the first sign-in.</para>
/// </example>
/// <seealso cref="ExportAdminCredentialCommand"/>
/// <seealso cref="SetAdminUserPasswordCommand"/>
/// <seealso cref="NewAdminIdentityUserCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminSignInMessage", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminSignInMessage.md")]
[OutputType(typeof(AdminSignInMessage))]
[RequiresActions("iam:GetLoginProfile", When = "except for new users from the pipeline")]
[RequiresActions(
    "sso:ListInstances", "identitystore:GetUserId", "identitystore:DescribeUser",
    When = "for users of IAM Identity Center")]
[RequiresActions("iam:GetUser", When = "without -Email")]
[RequiresActions("iam:ListAccountAliases", Otherwise = "the sign-in URL contains the account ID instead of the alias")]
[RequiresActions("iam:ListUsers", When = "to suggest names", Otherwise = "no similar names are suggested")]
public sealed class NewAdminSignInMessageCommand : BulkCmdlet
{
    private SignInMessageWriter? _writer;
    private PortalMessageWriter? _portal;
    private bool _isWarned;
    private string? _folder;

    /// <summary>The name of the IAM user. Pipe users of IAM Identity Center as objects.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>The email address of the recipient. By default, it is the tag Email of an IAM user, or the address of a
    /// user of IAM Identity Center.</summary>
    /// <value>The address of the user</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Email { get; set; }

    /// <summary>The email address of the sender. By default, the email client adds its own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? From { get; set; }

    /// <summary>The subject of the message. For users of IAM Identity Center, it is otherwise: Your sign-in to the AWS
    /// access portal.</summary>
    /// <value>Your sign-in to the AWS account ALIAS</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Subject { get; set; }

    /// <summary>The URL of the AWS access portal for users of IAM Identity Center, if your organization has its own
    /// URL. It is required in partitions other than aws.</summary>
    /// <value>https://IDENTITYSTOREID.awsapps.com/start</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PortalUrl { get; set; }

    /// <summary>The folder to save drafts in, with one .eml file for each user. It is created if it does not
    /// exist.</summary>
    [Parameter]
    public string? EmlPath { get; set; }

    /// <summary>Replaces existing drafts.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Resolves the folder of the drafts.</summary>
    protected override void BeginProcessing() =>
        _folder = EmlPath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(EmlPath);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = ToRequest(record);
        if (record.Service == ObjectService.IdentityCenter)
        {
            var portal = _portal ??= new PortalMessageWriter(Center);
            WarnOfInvitations();
            Submit(request.UserName, () => portal.WriteAsync(request), Write);
            return;
        }

        _writer ??= new SignInMessageWriter(Run);
        Submit(request.UserName, () => _writer.WriteAsync(request), Write);
    }

    private SignInRequest ToRequest(InputRecord record)
    {
        var request = new SignInRequest
        {
            UserName = record.Name,
            Email = NameArgument.OrNull(Email),
            From = NameArgument.OrNull(From),
            Subject = NameArgument.OrNull(Subject),
        };
        if (record.Service == ObjectService.IdentityCenter)
        {
            return request with
            {
                SignInUrl = NameArgument.OrNull(PortalUrl),
                IsPlanned = record.Source is AdminIdentityUser { Outcome: nameof(Outcome.WhatIf) },
            };
        }

        return record.Source is not AdminUser user
            ? request
            : request with
            {
                SignInUrl = user.SignInUrl,
                // Whether a password reset is required is known only for a password that was just set.
                PasswordResetRequired = user.PasswordResetRequired,
                IsPlanned = user.Outcome == nameof(Outcome.WhatIf),
            };
    }

    private void WarnOfInvitations()
    {
        if (_isWarned)
            return;
        _isWarned = true;
        WriteWarning(
            "AWS sends no invitation to users that were created by its API. So that they receive an email at first "
            + "sign-in, enable Send email OTP in the IAM Identity Center console: Settings, Authentication, Standard "
            + "authentication. Otherwise, generate a one-time password for each user there.");
    }

    private void Write(SignInMessage message)
    {
        if (message.To is null)
            WriteWarning($"No email address of '{message.UserName}' is known, so the message has no recipient.");
        if (_folder is null || !ShouldProcess(message.UserName, $"Save draft in {_folder}"))
            WriteObject(new AdminSignInMessage(message, path: null));
        else if (TrySave(message, _folder) is { } path)
            WriteObject(new AdminSignInMessage(message, path));
    }

    private string? TrySave(SignInMessage message, string folder)
    {
        try
        {
            return EmlFile.Save(message, folder, Force);
        }
        catch (AdminException e)
        {
            Fail(e, message.UserName);
            return null;
        }
    }
}
