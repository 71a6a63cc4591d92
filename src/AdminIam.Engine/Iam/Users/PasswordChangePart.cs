using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Allows a user with a new password to change it, if neither the password policy nor a group allows
/// it.</summary>
/// <param name="groups">The groups of the user after all changes.</param>
internal sealed class PasswordChangePart(UserWork work, IReadOnlyCollection<string> groups) : IUserPart
{
    public string What => $"the permission to change the password ({PasswordChangeGrants.PolicyName})";

    public async Task<IReadOnlyList<string>> PlanAsync() =>
        work.Request.RequirePasswordReset && !await work.Run.Facts.CanChangePasswordAsync(groups).ConfigureAwait(false)
            ? [$"policy attached: {PasswordChangeGrants.PolicyName}"]
            : [];

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var changes = await PlanAsync().ConfigureAwait(false);
        if (changes.Count == 0)
            return changes;
        var (run, userName) = (work.Iam, work.UserName);
        await PasswordChangeGrants.GrantAsync(run, userName).ConfigureAwait(false);
        var policyArn = run.Session.Partition.ManagedPolicyArn(PasswordChangeGrants.PolicyName);
        work.Undo.Add(
            $"the policy {PasswordChangeGrants.PolicyName} of '{userName}'", false,
            token => run.Client.DetachUserPolicyAsync(
            new DetachUserPolicyRequest { UserName = userName, PolicyArn = policyArn }, token));
        return changes;
    }
}
