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

    /// <summary>Deletes a group. A group with members or policies is an error, unless they may be removed
    /// first.</summary>
    /// <param name="force">Whether to remove members and policies first.</param>
    /// <returns>The group's name.</returns>
    public async Task<string> RemoveAsync(string groupName, bool force)
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

        foreach (var member in members)
        {
            await run.Calls.RemovalAsync(token => run.Client.RemoveUserFromGroupAsync(
                new RemoveUserFromGroupRequest { GroupName = groupName, UserName = member.User.UserName },
                token)).ConfigureAwait(false);
        }

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
}
