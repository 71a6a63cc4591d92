using System.Net;
using System.Net.Mail;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Messages;

/// <summary>Writes the sign-in instructions for the users of a run.</summary>
public sealed class SignInMessageWriter(IamRun run)
{
    private const string Assurance = "This message contains no password, and no one will ask you for your password.";
    private readonly AccountNameIndex _names = new(run);
    private readonly Lazy<Task<string>> _signInUrl = new(() => AccountReader.SignInUrlAsync(run));

    /// <summary>Writes the instructions for a user.</summary>
    public async Task<SignInMessage> WriteAsync(SignInRequest request)
    {
        IamNameRules.CheckUserName(request.UserName);
        CheckSubject(request);
        var reset = request.PasswordResetRequired
            ?? (request.IsPlanned || await MustResetAsync(request.UserName).ConfigureAwait(false));
        var email = request.Email
            ?? (request.IsPlanned ? null : await EmailAsync(request.UserName).ConfigureAwait(false));
        var url = request.SignInUrl ?? await _signInUrl.Value.ConfigureAwait(false);
        var account = new Uri(url).Host.Split('.')[0];
        var steps = Steps(reset);
        return new SignInMessage(
            request.UserName,
            email is null ? null : Address(email, request.UserName),
            request.From is null ? null : Address(request.From, request.UserName),
            request.Subject ?? $"Your sign-in to the AWS account {account}",
            url,
            Text(request.UserName, account, url, steps),
            Html(request.UserName, account, url, steps))
        {
            Date = run.UtcNow,
        };
    }

    private static string[] Steps(bool reset) =>
    [
        "Open the page above and check that its address is the one in this message.",
        "Sign in as an IAM user with the user name above and the password that you receive separately.",
        reset
            ? "You are asked to choose a new password immediately. Only you will know it."
            : "Your password is valid until you change it under Security credentials.",
        "Then enable multi-factor authentication (MFA) under Security credentials, unless it is already enabled.",
    ];

    private static string Text(string userName, string account, string url, string[] steps) => Join(
    [
        "Hello,",
        "",
        $"you can now sign in to the AWS account {account}.",
        "",
        $"  Sign-in page: {url}",
        $"  User name:    {userName}",
        "",
        .. steps.Select((step, i) => $"{i + 1}. {step}"),
        "",
        Assurance,
        "",
    ]);

    private static string Html(string userName, string account, string url, string[] steps) => Join(
    [
        "<!DOCTYPE html>",
        "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign-in</title></head>",
        "<body style=\"font-family: sans-serif\">",
        "<p>Hello,</p>",
        $"<p>you can now sign in to the AWS account {Escape(account)}.</p>",
        "<table>",
        $"<tr><td>Sign-in page:</td><td><a href=\"{Escape(url)}\">{Escape(url)}</a></td></tr>",
        $"<tr><td>User name:</td><td><b>{Escape(userName)}</b></td></tr>",
        "</table>",
        "<ol>",
        .. steps.Select(step => $"<li>{Escape(step)}</li>"),
        "</ol>",
        $"<p>{Assurance}</p>",
        "</body></html>",
        "",
    ]);

    private static string Join(string[] lines) => string.Join(Environment.NewLine, lines);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    // With a line break, the value of a tag could add headers.
    private static void CheckSubject(SignInRequest request)
    {
        if (request.Subject?.IndexOfAny(['\r', '\n']) >= 0)
        {
            throw new AdminException(
                "InvalidSubject", ErrorKind.InvalidArgument, request.UserName, "The subject has more than one line.",
                "Specify a subject of one line.");
        }
    }

    private static string Address(string email, string userName)
    {
        try
        {
            return new MailAddress(email).ToString();
        }
        catch (FormatException e)
        {
            throw new AdminException(
                "InvalidEmail", ErrorKind.InvalidArgument, userName, $"'{email}' is not an email address.",
                "The format of an address is alice@example.com. It is read from -Email or the user's tag Email.", e);
        }
    }

    private async Task<string?> EmailAsync(string userName)
    {
        var user = await new UserReader(run).GetAsync(userName, _names).ConfigureAwait(false);
        var email = user.Tags?.FirstOrDefault(tag => tag.Key.Equals("Email", StringComparison.OrdinalIgnoreCase)).Value;
        return string.IsNullOrWhiteSpace(email) ? null : email;
    }

    private async Task<bool> MustResetAsync(string userName)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token => run.Client.GetLoginProfileAsync(new GetLoginProfileRequest { UserName = userName }, token))
                .ConfigureAwait(false);
            return answer.LoginProfile.PasswordResetRequired == true;
        }
        catch (NoSuchEntityException e)
        {
            if (await new UserReader(run).FindAsync(userName).ConfigureAwait(false) is null)
                throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
            throw new AdminException(
                "NoConsolePassword", ErrorKind.InvalidOperation, userName,
                $"'{userName}' has no console password, so there are no sign-in instructions.",
                "Set a password, for example with Set-AdminUserPassword -GeneratePassword.", e);
        }
    }
}
