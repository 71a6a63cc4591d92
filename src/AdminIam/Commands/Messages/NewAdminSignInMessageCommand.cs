using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Messages;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Writes sign-in instructions for users, to be mailed: never a password.</summary>
/// <remarks>
/// <para>The message has the sign-in page by the account's alias or id, the user name, and what happens at first sign-in. It
/// goes to -Email or else to the address in the user's tag Email.</para>
/// <para>-EmlPath saves drafts that a mail program opens ready to be sent. To send them from here, pipe to any mailer:
/// ... | ForEach-Object { Send-MailMessage -To $_.To -From it@example.com -Subject $_.Subject -Body $_.Html -BodyAsHtml
/// -Encoding utf8 -SmtpServer mail.example.com }</para>
/// </remarks>
/// <example>
/// <summary>Show the instructions for a user</summary>
/// <code>(New-AdminUser carol -Email carol@example.com -GeneratePassword | New-AdminSignInMessage).Text</code>
/// <para>Writes them to the screen, to be copied.</para>
/// </example>
/// <example>
/// <summary>Save a draft for every row of a CSV</summary>
/// <code>Import-Csv admins.csv | New-AdminUser -GeneratePassword | New-AdminSignInMessage -EmlPath ./mails</code>
/// <para>Makes one .eml file for each user.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "AdminSignInMessage", DefaultParameterSetName = ParameterSets.Name, SupportsShouldProcess = true)]
[OutputType(typeof(AdminSignInMessage))]
public sealed class NewAdminSignInMessageCommand : BulkCmdlet
{
    private SignInMessageWriter? _writer;
    private string? _folder;

    /// <summary>The user's name.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>The address. Without it the user's tag Email is used.</summary>
    [Parameter]
    [Column]
    public string? Email { get; set; }

    /// <summary>The sender's address. Without it the mail program puts in its own.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>The subject.</summary>
    /// <value>Your sign-in to the AWS account, and its alias or id</value>
    [Parameter]
    public string? Subject { get; set; }

    /// <summary>The folder to save drafts in, one .eml file for each user. It is made where there is none.</summary>
    [Parameter]
    public string? EmlPath { get; set; }

    /// <summary>Replace drafts that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Finds the folder of the drafts.</summary>
    protected override void BeginProcessing() =>
        _folder = EmlPath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(EmlPath);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = record.Source is AdminUser user
            ? new SignInRequest
            {
                UserName = user.UserName,
                SignInUrl = user.SignInUrl,
                // Whether a reset is due is only known of a password that was set just now.
                PasswordResetRequired = user.PasswordResetRequired,
                IsPlanned = user.Outcome == nameof(Outcome.WhatIf),
            }
            : new SignInRequest { UserName = record.Name };
        request = request with
        {
            Email = Names.OrNothing(Email),
            From = Names.OrNothing(From),
            Subject = Names.OrNothing(Subject),
        };
        _writer ??= new SignInMessageWriter(Iam, Stop);
        Submit(request.UserName, () => _writer.WriteAsync(request), Write);
    }

    private void Write(SignInMessage message)
    {
        if (message.To is null)
            WriteWarning($"'{message.UserName}' has no tag Email, so the message has no recipient.");
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
