using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.Messages;

/// <summary>Writes the sign-in instructions for users of IAM Identity Center, who sign in to the AWS access
/// portal.</summary>
/// <remarks>No operation of AWS sends an invitation or creates a one-time password. What happens at first sign-in
/// depends on the setting "Send email OTP" of the instance, which no operation returns, so that the instructions
/// describe both cases.</remarks>
public sealed class PortalMessageWriter(IdentityCenterRun run)
{
    private const string Subject = "Your sign-in to the AWS access portal";
    private readonly UserFinder _users = new(run);

    /// <summary>Writes the instructions for a user.</summary>
    /// <exception cref="AdminException"><c>IdentityUserNotFound</c>; or <c>PortalUrlUnknown</c>: AWS documents the URL
    /// only for the partition aws.</exception>
    public async Task<SignInMessage> WriteAsync(SignInRequest request)
    {
        MessageHeader.CheckSubject(request);
        var user = request.IsPlanned ? null : await _users.GetAsync(request.UserName).ConfigureAwait(false);
        var email = request.Email ?? user?.Email;
        var body = new MessageBody
        {
            Introduction = "you can now sign in to the AWS access portal of your organization.",
            UserName = user?.UserName ?? request.UserName,
            SignInUrl = request.SignInUrl ?? run.Session.Instance.PortalUrl ?? throw NoUrl(request.UserName),
            Steps = Steps(user, email),
        };
        return body.ToMessage(request, email, Subject, run.UtcNow);
    }

    private static string[] Steps(DirectoryUser? user, string? email) =>
    [
        "Open the page above and check that its address is the one in this message.",
        .. user is { IsExternal: true } ? ExternalSteps : FirstSignIn(user is null ? email : user.Email),
        "The portal lists the AWS accounts that you can use. Choose an account and a role.",
    ];

    private static string[] ExternalSteps =>
    [
        "You are forwarded to the sign-in page of your organization. Sign in there with your usual password.",
    ];

    // AWS sends the code to the address in the identity store, not to the one of this message.
    private static string[] FirstSignIn(string? address) =>
    [
        address is null
            ? "Enter the user name above and, at your first sign-in, the one-time password that you receive separately."
            : $"Enter the user name above. At your first sign-in, AWS sends an email to {address}. Follow it. If none "
                + "arrives, ask for a one-time password.",
        "At your first sign-in, you choose a new password. Only you will know it.",
        "Register a device for multi-factor authentication (MFA) if you are asked to.",
    ];

    private static AdminException NoUrl(string userName) => new(
        "PortalUrlUnknown", ErrorKind.InvalidArgument, userName,
        "The URL of the AWS access portal is not known in this partition of AWS.",
        "Specify it with -PortalUrl. The IAM Identity Center console shows it under Settings.");
}
