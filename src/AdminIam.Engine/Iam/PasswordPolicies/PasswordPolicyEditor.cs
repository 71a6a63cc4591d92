using AdminIam.Engine.Iam.Passwords;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.PasswordPolicies;

/// <summary>Changes and deletes the account password policy.</summary>
public sealed class PasswordPolicyEditor(IamRun run)
{
    /// <summary>Reads the current policy and determines what would change.</summary>
    /// <param name="change">The requested settings.</param>
    public async Task<PasswordPolicyPlan> PlanAsync(PasswordPolicyChange change)
    {
        var current = await PasswordPolicyReader.ReadAsync(run).ConfigureAwait(false);
        return new PasswordPolicyPlan(current, change.ApplyTo(current));
    }

    /// <summary>Applies a change. UpdateAccountPasswordPolicy resets what a request omits, so all settings are
    /// sent.</summary>
    /// <param name="plan">The change.</param>
    /// <returns>The change.</returns>
    public async Task<PasswordPolicyPlan> ApplyAsync(PasswordPolicyPlan plan)
    {
        var policy = plan.Target;
        var request = new UpdateAccountPasswordPolicyRequest
        {
            MinimumPasswordLength = policy.MinimumLength,
            RequireSymbols = policy.RequireSymbols,
            RequireNumbers = policy.RequireNumbers,
            RequireUppercaseCharacters = policy.RequireUppercase,
            RequireLowercaseCharacters = policy.RequireLowercase,
            AllowUsersToChangePassword = policy.AllowUsersToChangePassword,
            // Passwords that do not expire, and those that can be used again, have no number in the API.
            MaxPasswordAge = policy.MaximumAge == 0 ? null : policy.MaximumAge,
            PasswordReusePrevention = policy.ReusePrevention == 0 ? null : policy.ReusePrevention,
            HardExpiry = policy.HardExpiry,
        };
        await run.Calls.RepeatableAsync(token => run.Client.UpdateAccountPasswordPolicyAsync(request, token))
            .ConfigureAwait(false);
        return plan;
    }

    /// <summary>Deletes the policy, so that the default policy applies.</summary>
    /// <returns>Whether the account had a policy.</returns>
    public Task<bool> RemoveAsync() =>
        run.Calls.RemovalAsync(
            token => run.Client.DeleteAccountPasswordPolicyAsync(new DeleteAccountPasswordPolicyRequest(), token));
}
