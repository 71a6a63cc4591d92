using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Passwords;

/// <summary>Reads the account's password policy.</summary>
public static class PasswordPolicyReader
{
    /// <summary>The policy in force. An account that has set none (NoSuchEntity) has IAM's default.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<PasswordPolicy> ReadAsync(IamSession session, StopSignal stop)
    {
        try
        {
            var answer = await session.Calls.RepeatableAsync(
                token => session.Iam.GetAccountPasswordPolicyAsync(new GetAccountPasswordPolicyRequest(), token), stop).ConfigureAwait(false);
            var policy = answer.PasswordPolicy;
            return new PasswordPolicy
            {
                MinimumLength = policy.MinimumPasswordLength ?? PasswordPolicy.Default.MinimumLength,
                RequireSymbols = policy.RequireSymbols ?? false,
                RequireNumbers = policy.RequireNumbers ?? false,
                RequireUppercase = policy.RequireUppercaseCharacters ?? false,
                RequireLowercase = policy.RequireLowercaseCharacters ?? false,
                AllowUsersToChangePassword = policy.AllowUsersToChangePassword ?? false,
            };
        }
        catch (NoSuchEntityException)
        {
            return PasswordPolicy.Default;
        }
    }
}
