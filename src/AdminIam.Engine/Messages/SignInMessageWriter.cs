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
    private readonly AccountNameIndex _names = new(run);
    private readonly Lazy<Task<string>> _signInUrl = new(() => AccountReader.SignInUrlAsync(run));

    /// <summary>Writes the instructions for a user.</summary>
    public async Task<SignInMessage> WriteAsync(SignInRequest request)
    {
        IamNameRules.CheckUserName(request.UserName);
        MessageHeader.CheckSubject(request);
        var reset = request.PasswordResetRequired
            ?? (request.IsPlanned || await MustResetAsync(request.UserName).ConfigureAwait(false));
        var email = request.Email
            ?? (request.IsPlanned ? null : await EmailAsync(request.UserName).ConfigureAwait(false));
        var url = request.SignInUrl ?? await _signInUrl.Value.ConfigureAwait(false);
        var account = new Uri(url).Host.Split('.')[0];
        var body = new MessageBody
        {
            Introduction = $"you can now sign in to the AWS account {account}.",
            UserName = request.UserName,
            SignInUrl = url,
            Steps = Steps(reset),
        };
        return body.ToMessage(request, email, $"Your sign-in to the AWS account {account}", run.UtcNow);
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
