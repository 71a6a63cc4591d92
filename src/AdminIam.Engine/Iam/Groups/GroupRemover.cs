using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Removes groups.</summary>
public sealed class GroupRemover
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly AccountNames _names;
    private readonly GroupReader _reader;

    /// <summary>Makes a remover for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    public GroupRemover(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
        _names = new AccountNames(session, stop);
        _reader = new GroupReader(session, stop);
    }

    /// <summary>Removes a group. One with members or policies is refused unless it may be emptied first.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="force">Whether members and policies are taken out first.</param>
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
                $"The group '{groupName}' has {members.Count} members and {attached.Count + inline.Count} policies.",
                "Use -Force to take them out and remove it; the users and managed policies themselves stay.");
        }

        foreach (var member in members)
        {
            await _session.Calls.RemovalAsync(token => _session.Iam.RemoveUserFromGroupAsync(
                new RemoveUserFromGroupRequest { GroupName = groupName, UserName = member.User.UserName }, token), _stop).ConfigureAwait(false);
        }

        foreach (var policy in attached)
        {
            await _session.Calls.RemovalAsync(token => _session.Iam.DetachGroupPolicyAsync(
                new DetachGroupPolicyRequest { GroupName = groupName, PolicyArn = policy.PolicyArn }, token), _stop).ConfigureAwait(false);
        }

        foreach (var policyName in inline)
        {
            await _session.Calls.RemovalAsync(token => _session.Iam.DeleteGroupPolicyAsync(
                new DeleteGroupPolicyRequest { GroupName = groupName, PolicyName = policyName }, token), _stop).ConfigureAwait(false);
        }

        await _session.Calls.RemovalAsync(token => _session.Iam.DeleteGroupAsync(
            new DeleteGroupRequest { GroupName = groupName }, token), _stop).ConfigureAwait(false);
        return groupName;
    }
}
