using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Passwords;

/// <summary>Reads the account password policy.</summary>
public static class PasswordPolicyReader
{
    /// <summary>Returns the current policy. If the account has none (NoSuchEntity), the default policy
    /// applies.</summary>
    public static async Task<PasswordPolicy> ReadAsync(IamRun run)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token =>
                    run.Client.GetAccountPasswordPolicyAsync(
                        new GetAccountPasswordPolicyRequest(), token)).ConfigureAwait(false);
            var policy = answer.PasswordPolicy;
            return new PasswordPolicy
            {
                MinimumLength = policy.MinimumPasswordLength ?? PasswordPolicy.Default.MinimumLength,
                RequireSymbols = policy.RequireSymbols ?? false,
                RequireNumbers = policy.RequireNumbers ?? false,
                RequireUppercase = policy.RequireUppercaseCharacters ?? false,
                RequireLowercase = policy.RequireLowercaseCharacters ?? false,
                AllowUsersToChangePassword = policy.AllowUsersToChangePassword ?? false,
                MaximumAge = policy.MaxPasswordAge ?? 0,
                ReusePrevention = policy.PasswordReusePrevention ?? 0,
                HardExpiry = policy.HardExpiry ?? false,
            };
        }
        catch (NoSuchEntityException)
        {
            return PasswordPolicy.Default;
        }
    }
}
