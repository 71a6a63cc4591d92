using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.DirectPolicies;

/// <summary>Reads the policies of a user that are not part of a lock, and the policies of groups.</summary>
internal sealed class DirectPolicyReader(IamRun run)
{
    /// <summary>Returns the policies of a user without those of a lock.</summary>
    /// <param name="userName">The user.</param>
    public async Task<PolicySet> OfUserAsync(string userName)
    {
        var user = await new UserReader(run).GetAsync(userName, new AccountNameIndex(run)).ConfigureAwait(false);
        var attached = await UserPolicyLists.Attached(run, userName).ToListAsync().ConfigureAwait(false);
        var inline = new List<KeyValuePair<string, string>>();
        foreach (var name in await UserPolicyLists.Inline(run, userName).ToListAsync().ConfigureAwait(false))
            inline.Add(new(name, await DocumentAsync(userName, name).ConfigureAwait(false)));
        return PolicySet.WithoutLock(user.Tags, attached, inline);
    }

    /// <summary>Returns all groups with their policies, up to 1,000 per call.</summary>
    public async Task<IReadOnlyList<GroupDetail>> GroupsAsync()
    {
        var answers = await AuthorizationDetails.Read(run, "Group").ToListAsync().ConfigureAwait(false);
        return answers.SelectMany(answer => answer.GroupDetailList ?? [])
            .OrderBy(group => group.GroupName, StringComparer.Ordinal)
            .ToList();
    }

    private async Task<string> DocumentAsync(string userName, string policyName)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetUserPolicyAsync(
                new GetUserPolicyRequest { UserName = userName, PolicyName = policyName }, token))
            .ConfigureAwait(false);
        return Uri.UnescapeDataString(answer.PolicyDocument);
    }
}
