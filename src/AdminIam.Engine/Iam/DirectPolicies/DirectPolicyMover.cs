using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.DirectPolicies;

/// <summary>Moves the policies of a user to a group.</summary>
/// <remarks>The user keeps all permissions at any time: a policy is removed from the user only after a group of the
/// user is visible that has the same policy. If the group cannot be completed, it is deleted again.</remarks>
internal sealed class DirectPolicyMover(IamRun run)
{
    private const int LongestName = 128;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly DirectPolicyReader _reader = new(run);
    private readonly GroupPolicies _groupPolicies = new(run);
    private readonly AccountQuotas _quotas = new(run);

    /// <summary>Moves the policies of a user to a group with exactly these policies, which is created if there is none.
    /// Policies that groups of the user already have are only removed from the user. The policies of a lock and a
    /// permissions boundary are not changed.</summary>
    /// <param name="userName">The user.</param>
    /// <exception cref="AdminException"><c>QuotaExceeded</c> or <c>GroupAlreadyExists</c>; nothing was changed then.
    /// </exception>
    public async Task<MovedPolicies> MoveAsync(string userName)
    {
        var direct = await _reader.OfUserAsync(userName).ConfigureAwait(false);
        if (direct.IsEmpty)
            return new MovedPolicies(userName, [], null, false);
        var memberOf = await MembershipsAsync(userName).ConfigureAwait(false);
        var groups = await _reader.GroupsAsync().ConfigureAwait(false);
        var needed = direct.Without(
            groups.Where(group => memberOf.Contains(group.GroupName)).Select(PolicySet.Of).ToList());
        if (needed.IsEmpty)
        {
            await RemoveFromUserAsync(userName, direct).ConfigureAwait(false);
            return new MovedPolicies(userName, direct.Names, null, false);
        }

        await CheckQuotaAsync(userName, memberOf.Count).ConfigureAwait(false);
        var existing = groups.FirstOrDefault(group => PolicySet.Of(group).IsSame(needed))?.GroupName;
        var groupName = existing ?? NameOf(userName, needed, groups);
        if (existing is null)
            await CreateAsync(userName, groupName, needed).ConfigureAwait(false);
        else
            await JoinAsync(userName, groupName, needed).ConfigureAwait(false);
        await RemoveFromUserAsync(userName, direct).ConfigureAwait(false);
        return new MovedPolicies(userName, direct.Names, groupName, existing is null);
    }

    private static string NameOf(string userName, PolicySet needed, IReadOnlyList<GroupDetail> groups)
    {
        // Managed policies have the same content for all users, inline policies usually not.
        var shared = string.Join("+", needed.Names.OrderBy(name => name, StringComparer.Ordinal));
        var own = $"{userName}-policies";
        var name = needed.Inline.Count == 0 && shared.Length <= LongestName && !IsTaken(shared) ? shared : own;
        IamNameRules.CheckGroupName(name);
        return !IsTaken(name)
            ? name
            : throw new AdminException(
                "GroupAlreadyExists", ErrorKind.ResourceExists, userName,
                $"The policies of '{userName}' were not moved: there is a group '{name}' with other policies.",
                "Rename that group with Set-AdminGroup, or create a group with exactly these policies.");

        bool IsTaken(string groupName) => groups.Any(
            group => string.Equals(group.GroupName, groupName, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<HashSet<string>> MembershipsAsync(string userName) => new(
        (await new GroupReader(run).ListForUser(userName).ToListAsync().ConfigureAwait(false))
        .Select(group => group.GroupName),
        StringComparer.OrdinalIgnoreCase);

    private async Task CheckQuotaAsync(string userName, int count)
    {
        var quota = await _quotas.GroupsPerUserAsync(count + 1).ConfigureAwait(false);
        if (count < quota)
            return;
        throw new AdminException(
            "QuotaExceeded", ErrorKind.LimitExceeded, userName,
            $"The policies of '{userName}' were not moved: the user is in {CountText.Of(count, "group")}.",
            $"A user can be in {quota} groups. Remove the user from a group, or add the policies to one of the "
                + "groups.");
    }

    private async Task CreateAsync(string userName, string groupName, PolicySet needed)
    {
        var policies = await _groupPolicies.ResolveAsync(needed.Attached.Select(policy => policy.PolicyArn))
            .ConfigureAwait(false);
        await _groupPolicies.CheckQuotaAsync(groupName, policies.Length).ConfigureAwait(false);
        await new GroupProvisioner(run).ProvisionAsync(new GroupRequest { GroupName = groupName, Policies = [] })
            .ConfigureAwait(false);
        try
        {
            await _groupPolicies.AttachAllAsync(groupName, policies, created: true).ConfigureAwait(false);
            foreach (var policy in needed.Inline)
            {
                await run.Calls.RepeatableAsync(
                    token => run.Client.PutGroupPolicyAsync(
                        new PutGroupPolicyRequest
                        {
                            GroupName = groupName,
                            PolicyName = policy.Key,
                            PolicyDocument = policy.Value,
                        }, token),
                    exists: true).ConfigureAwait(false);
            }

            await JoinAsync(userName, groupName, needed).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await UndoAsync(groupName, e).ConfigureAwait(false);
            throw;
        }
    }

    private async Task UndoAsync(string groupName, Exception failure)
    {
        try
        {
            await new GroupRemover(run.Finishing).RemoveAsync(groupName, force: true).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var reason = AwsErrors.Translate(failure, groupName);
            throw new AdminException(
                reason.ErrorId, reason.Kind, reason.Target,
                $"{reason.Message} The group '{groupName}', which was created, could not be deleted: {e.Message}",
                $"{reason.Advice} Delete the group with Remove-AdminGroup -Force.".TrimStart(), failure);
        }
    }

    /// <summary>Adds the user to a group, and waits until the membership and the policies are visible.</summary>
    private async Task JoinAsync(string userName, string groupName, PolicySet needed)
    {
        await run.Calls.RepeatableAsync(
            token => run.Client.AddUserToGroupAsync(
                new AddUserToGroupRequest { GroupName = groupName, UserName = userName }, token),
            exists: true).ConfigureAwait(false);
        var time = run.Calls.Time;
        var start = time.GetTimestamp();
        while (!await IsVisibleAsync(userName, groupName, needed).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(start) > run.Calls.Bounds.Patience)
            {
                throw new AdminException(
                    "GroupNotVisible", ErrorKind.Service, userName,
                    $"The policies of '{userName}' were not removed from the user: AWS does not yet show that the "
                        + $"group '{groupName}' has the same policies.",
                    "Run the command again in some minutes.");
            }

            await run.Calls.WaitAsync(LookAgain).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsVisibleAsync(string userName, string groupName, PolicySet needed) =>
        (await MembershipsAsync(userName).ConfigureAwait(false)).Contains(groupName)
        && (await _reader.GroupsAsync().ConfigureAwait(false)).Any(
            group => group.GroupName == groupName && needed.Without([PolicySet.Of(group)]).IsEmpty);

    private async Task RemoveFromUserAsync(string userName, PolicySet direct)
    {
        foreach (var policy in direct.Attached)
        {
            await run.Calls.RemovalAsync(token => run.Client.DetachUserPolicyAsync(
                new DetachUserPolicyRequest { UserName = userName, PolicyArn = policy.PolicyArn }, token))
                .ConfigureAwait(false);
        }

        foreach (var policy in direct.Inline)
        {
            await run.Calls.RemovalAsync(token => run.Client.DeleteUserPolicyAsync(
                new DeleteUserPolicyRequest { UserName = userName, PolicyName = policy.Key }, token))
                .ConfigureAwait(false);
        }
    }
}
