using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Deletes groups.</summary>
public sealed class GroupRemover(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);
    private readonly GroupReader _reader = new(run);

    /// <summary>Returns what would be removed with a group, such as <c>remove 1 member: alice</c>, and changes
    /// nothing.</summary>
    /// <param name="force">Whether members and policies may be removed first.</param>
    public async Task<IReadOnlyList<string>> DescribeAsync(string groupName, bool force)
    {
        var (members, attached, inline) = await ContentsAsync(groupName, force).ConfigureAwait(false);
        var policies = attached.Select(policy => policy.PolicyName).ToList();
        var steps = new List<string>();
        if (members.Count > 0)
            steps.Add($"remove {CountText.Of(members.Count, "member")}: {NameListText.Of(members)}");
        if (policies.Count > 0)
            steps.Add($"detach {CountText.Of(policies.Count, "policy")}: {NameListText.Of(policies)}");
        if (inline.Count > 0)
            steps.Add($"delete {CountText.Of(inline.Count, "inline policy")}: {NameListText.Of(inline)}");
        return steps;
    }

    /// <summary>Deletes a group. A group with members or policies is an error, unless they may be removed
    /// first.</summary>
    /// <param name="force">Whether to remove members and policies first.</param>
    /// <returns>The group's name.</returns>
    public async Task<string> RemoveAsync(string groupName, bool force)
    {
        var (members, attached, inline) = await ContentsAsync(groupName, force).ConfigureAwait(false);
        foreach (var userName in members)
        {
            await run.Calls.RemovalAsync(token => run.Client.RemoveUserFromGroupAsync(
                new RemoveUserFromGroupRequest { GroupName = groupName, UserName = userName },
                token)).ConfigureAwait(false);
        }

        return await RemoveAsync(groupName, attached, inline).ConfigureAwait(false);
    }

    /// <summary>Deletes a group with its policies if it has no members.</summary>
    /// <returns>Whether it was deleted.</returns>
    public async Task<bool> RemoveIfEmptyAsync(string groupName)
    {
        var (members, attached, inline) = await ContentsAsync(groupName, force: true).ConfigureAwait(false);
        if (members.Count > 0)
            return false;
        await RemoveAsync(groupName, attached, inline).ConfigureAwait(false);
        return true;
    }

    private async Task<string> RemoveAsync(
        string groupName, List<AttachedPolicyType> attached, List<string> inline)
    {
        foreach (var policy in attached)
        {
            await run.Calls.RemovalAsync(token => run.Client.DetachGroupPolicyAsync(
                new DetachGroupPolicyRequest { GroupName = groupName, PolicyArn = policy.PolicyArn },
                token)).ConfigureAwait(false);
        }

        foreach (var policyName in inline)
        {
            await run.Calls.RemovalAsync(token => run.Client.DeleteGroupPolicyAsync(
                new DeleteGroupPolicyRequest { GroupName = groupName, PolicyName = policyName },
                token)).ConfigureAwait(false);
        }

        await run.Calls.RemovalAsync(token => run.Client.DeleteGroupAsync(
            new DeleteGroupRequest { GroupName = groupName }, token)).ConfigureAwait(false);
        return groupName;
    }

    private async Task<(List<string> Members, List<AttachedPolicyType> Attached, List<string> Inline)> ContentsAsync(
        string groupName, bool force)
    {
        var members = await _reader.MembersAsync(groupName, _names).ConfigureAwait(false);
        var attached = await _reader.AttachedPolicies(groupName).ToListAsync().ConfigureAwait(false);
        var inline = await _reader.InlinePolicies(groupName).ToListAsync().ConfigureAwait(false);
        if (members.Count + attached.Count + inline.Count > 0 && !force)
        {
            throw new AdminException(
                "GroupNotEmpty", ErrorKind.InvalidOperation, groupName,
                $"The group '{groupName}' has {CountText.Of(members.Count, "member")} and "
                    + $"{CountText.Of(attached.Count + inline.Count, "policy")}.",
                "Use -Force to remove them first. Users and managed policies are not deleted.");
        }

        return ([.. members.Select(member => member.User.UserName)], attached, inline);
    }
}
