using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Lets a user who gets a password change it, where neither the password policy nor a group does.</summary>
/// <param name="work">The work on the user.</param>
/// <param name="groups">The groups the user is in when all is done.</param>
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
        work.Made.Add($"the policy {PasswordChangeGrants.PolicyName} of '{userName}'", false, token => run.Client.DetachUserPolicyAsync(
            new DetachUserPolicyRequest { UserName = userName, PolicyArn = policyArn }, token));
        return changes;
    }
}
