using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The sign-in page of the console, as far as tests require it: whether the password is accepted.</summary>
internal sealed record ConsoleSignIn(bool SignedIn, bool PasswordResetRequired, string? Error)
{
    public static ConsoleSignIn Try(IamAccount account, string userName, string password, string? mfaCode, DateTime now)
    {
        if (!account.Users.TryFind(userName, now, out var user)
            || user.LoginProfile is not { } profile
            || !profile.Password.Matches(password))
        {
            return Refused("Your authentication information is incorrect. Please try again.");
        }

        if (user.MfaDevices.Count > 0
            && (mfaCode is null || !user.MfaDevices.Exists(device => Totp.Accepts(device, mfaCode, now))))
        {
                return Refused("Your MFA code is missing or incorrect.");
        }

        var policy = account.PasswordPolicy;
        var isExpired = policy?.MaxAge is { } days && profile.PasswordChanged.AddDays(days) <= now;
        if (isExpired && policy!.HardExpiry == true)
            return Refused("Your password has expired. Contact your administrator.");

        user.PasswordLastUsed = WholeSeconds.Of(now);
        return new ConsoleSignIn(true, profile.PasswordResetRequired || isExpired, null);
    }

    private static ConsoleSignIn Refused(string error) => new(false, false, error);
}
