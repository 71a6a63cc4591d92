using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Attaches managed policies to groups and detaches them.</summary>
public sealed class GroupPolicies(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);
    private readonly AccountQuotas _quotas = new(run);
    private readonly GroupReader _groups = new(run);
    private readonly PolicyReader _policies = new(run);

    /// <summary>Attaches policies to a group. A policy that is already attached is not an error.</summary>
    /// <param name="policies">The names or ARNs of the policies.</param>
    public async Task<GroupRecord> AddAsync(string groupName, IReadOnlyCollection<string> policies)
    {
        var group = await FindAsync(groupName).ConfigureAwait(false);
        var (attached, missing) = await CompareAsync(group, policies).ConfigureAwait(false);
        return await AttachMissingAsync(group, attached, missing).ConfigureAwait(false);
    }

    /// <summary>Detaches policies from a group. A policy that is not attached is not an error.</summary>
    /// <param name="policies">The names or ARNs of the policies.</param>
    public async Task<GroupRecord> RemoveAsync(string groupName, IReadOnlyCollection<string> policies)
    {
        var group = await FindAsync(groupName).ConfigureAwait(false);
        var attached = await _groups.AttachedPolicies(group.GroupName).ToListAsync().ConfigureAwait(false);
        var removed = attached.Where(one => policies.Any(policy => Means(policy, one))).ToList();
        // A policy that is not attached must exist; otherwise its name is probably misspelled.
        await ResolveAsync(policies.Where(policy => !attached.Exists(one => Means(policy, one)))).ConfigureAwait(false);
        foreach (var policy in removed)
        {
            await run.Calls.RemovalAsync(token => run.Client.DetachGroupPolicyAsync(
                new DetachGroupPolicyRequest { GroupName = group.GroupName, PolicyArn = policy.PolicyArn },
                token)).ConfigureAwait(false);
        }

        return group with
        {
            PolicyNames = attached.Except(removed).Select(policy => policy.PolicyName).ToList(),
            Outcome = EnsureOutcome.Of(removed.Count > 0),
        };
    }

    internal Task<PolicyRecord[]> ResolveAsync(IEnumerable<string> policies) =>
        Task.WhenAll(
            policies.Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(policy => _policies.ResolveAsync(policy, _names)));

    /// <summary>Refuses more policies than a group can have, before any change.</summary>
    /// <param name="count">The number of policies of the group after the change.</param>
    internal async Task CheckQuotaAsync(string groupName, int count)
    {
        var quota = await _quotas.PoliciesPerGroupAsync(count).ConfigureAwait(false);
        if (count > quota)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, groupName,
                $"The group '{groupName}' would have {CountText.Of(count, "managed policy")}.",
                $"A group can have {quota} managed policies. Detach one, combine policies, or use another group.");
        }
    }

    /// <summary>Returns the policies of a group, and the requested policies that are missing.</summary>
    /// <param name="policies">The names or ARNs; <see langword="null"/> if none are requested.</param>
    internal async Task<(IReadOnlyList<AttachedPolicyType> Attached, IReadOnlyList<PolicyRecord> Missing)> CompareAsync(
        GroupRecord group, IReadOnlyCollection<string>? policies)
    {
        var resolved = await ResolveAsync(policies ?? []).ConfigureAwait(false);
        var attached = await _groups.AttachedPolicies(group.GroupName).ToListAsync().ConfigureAwait(false);
        var missing = resolved.Where(policy => attached.All(one => one.PolicyArn != policy.Arn)).ToList();
        if (missing.Count > 0)
            await CheckQuotaAsync(group.GroupName, attached.Count + missing.Count).ConfigureAwait(false);
        return (attached, missing);
    }

    /// <summary>Returns the description of an attached policy in the changes of a group.</summary>
    internal static string Attached(PolicyRecord policy) => $"policy attached: {policy.PolicyName}";

    internal async Task<GroupRecord> AttachMissingAsync(
        GroupRecord group, IReadOnlyList<AttachedPolicyType> attached, IReadOnlyList<PolicyRecord> missing)
    {
        await AttachAllAsync(group.GroupName, missing, created: false).ConfigureAwait(false);
        return group with
        {
            PolicyNames = [.. attached.Select(a => a.PolicyName), .. missing.Select(policy => policy.PolicyName)],
            Changes = missing.Select(Attached).ToList(),
            Outcome = EnsureOutcome.Of(missing.Count > 0),
        };
    }

    internal async Task AttachAllAsync(string groupName, IEnumerable<PolicyRecord> policies, bool created)
    {
        var failed = new List<(PolicyRecord Policy, AdminException Reason)>();
        // Sequential, because concurrent changes of a group cause ConcurrentModification errors.
        foreach (var policy in policies)
        {
            try
            {
                await run.Calls.RepeatableAsync(
                    token => run.Client.AttachGroupPolicyAsync(
                        new AttachGroupPolicyRequest { GroupName = groupName, PolicyArn = policy.Arn }, token),
                    exists: true).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed.Add((policy, AwsErrors.Translate(e, groupName)));
            }
        }

        if (failed.Count == 0)
            return;
        var reason = failed[0].Reason;
        throw new AdminException(
            reason.ErrorId, reason.Kind, groupName,
            $"The group '{groupName}' {(created ? "was created" : "exists")}, but it does not have "
            + $"{string.Join(", ", failed.Select(f => $"'{f.Policy.PolicyName}' ({f.Reason.Message})"))}.",
            reason.ErrorId == "QuotaExceeded"
                ? "A group can have ten managed policies "
                    + "unless the quota was increased. Detach a policy, or use another group."
                : "Resolve the problem and run the command again with -Ensure.",
            reason.InnerException);
    }

    private async Task<GroupRecord> FindAsync(string groupName)
    {
        IamNameRules.CheckGroupName(groupName);
        return await _groups.FindAsync(groupName).ConfigureAwait(false)
            ?? throw await _names.GroupNotFoundAsync(groupName).ConfigureAwait(false);
    }

    private static bool Means(string nameOrArn, AttachedPolicyType attached) =>
        nameOrArn == attached.PolicyArn
            || string.Equals(nameOrArn, attached.PolicyName, StringComparison.OrdinalIgnoreCase);
}
