using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Groups;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>Deletes groups of IAM Identity Center after their assignments, which would otherwise remain.</summary>
/// <param name="run">The run.</param>
/// <param name="force">Whether groups that an external directory owns may be deleted.</param>
public sealed class IdentityGroupRemover(IdentityCenterRun run, bool force)
{
    private readonly GroupFinder _finder = new(run);
    private readonly IdentityGroupReader _reader = new(run);
    private readonly PrincipalAssignments _assignments = new(run);

    /// <summary>Finds a group and what is removed with it.</summary>
    /// <param name="group">The name or ID of the group.</param>
    /// <param name="countsMembers">Whether to count the members, which AWS removes with the group.</param>
    /// <exception cref="AdminException"><c>IdentityGroupNotFound</c> or <c>ManagedExternally</c>.</exception>
    public async Task<IdentityGroupRemoval> PlanAsync(string group, bool countsMembers)
    {
        var found = await _finder.GetAsync(group).ConfigureAwait(false);
        ExternalOwner.Check(found, force);
        var assignments = await _assignments.ReadAsync(Assignment.Group, found.GroupId).ConfigureAwait(false);
        return new IdentityGroupRemoval(found, assignments)
        {
            MemberCount = countsMembers ? await _reader.CountAsync(found.GroupId).ConfigureAwait(false) : null,
        };
    }

    /// <summary>Deletes the assignments of a group, waits until they are deleted, and deletes the group.</summary>
    /// <returns>The group's name.</returns>
    public async Task<string> RemoveAsync(IdentityGroupRemoval removal)
    {
        var group = removal.Group;
        await _assignments.RemoveAllAsync(
            removal.Assignments, Assignment.Group, group.GroupId, $"the group '{group.GroupName}'")
            .ConfigureAwait(false);
        await run.Calls.RemovalAsync(token => run.Client.DeleteGroupAsync(
            new DeleteGroupRequest { IdentityStoreId = run.StoreId, GroupId = group.GroupId }, token))
            .ConfigureAwait(false);
        return group.GroupName;
    }
}
