using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Renames groups and moves them to other paths.</summary>
public sealed class GroupEditor(IamRun run)
{
    private readonly AccountNames _names = new(run);
    private readonly GroupReader _reader = new(run);

    /// <summary>Refuses a name or path that no group can have, and reads the group as it is.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="newName">Its new name, or <see langword="null"/> to keep it.</param>
    /// <param name="newPath">Its new path, or <see langword="null"/> to keep it.</param>
    public async Task<GroupRecord> CheckAsync(string groupName, string? newName, string? newPath)
    {
        if (newName is not null)
            IamNames.CheckGroupName(newName);
        if (newPath is not null)
            IamNames.CheckPath(newPath, groupName);
        return await _reader.GetAsync(groupName, _names).ConfigureAwait(false);
    }

    /// <summary>Gives a group another name or path.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="newName">Its new name, or <see langword="null"/> to keep it.</param>
    /// <param name="newPath">Its new path, or <see langword="null"/> to keep it.</param>
    public async Task<GroupRecord> SetAsync(string groupName, string? newName, string? newPath)
    {
        var group = await CheckAsync(groupName, newName, newPath).ConfigureAwait(false);
        if ((newName ?? group.GroupName) == group.GroupName && (newPath ?? group.Path) == group.Path)
            return group with { Outcome = Outcome.Unchanged };

        return await MoveAsync(group, newName ?? group.GroupName, newPath ?? group.Path).ConfigureAwait(false);
    }

    /// <summary>Gives a group that was read another name or path.</summary>
    /// <param name="group">The group.</param>
    /// <param name="name">Its name afterwards.</param>
    /// <param name="path">Its path afterwards.</param>
    internal async Task<GroupRecord> MoveAsync(GroupRecord group, string name, string path)
    {
        var update = new UpdateGroupRequest
        {
            GroupName = group.GroupName,
            NewGroupName = name == group.GroupName ? null : name,
            NewPath = path == group.Path ? null : path,
        };
        try
        {
            await run.Calls.RenamingAsync(
                token => run.Client.UpdateGroupAsync(update, token),
                async () => await new GroupReader(run.Finishing).FindAsync(name).ConfigureAwait(false) is { } found
                    && found.GroupId == group.GroupId && found.Path == path).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw new AdminException(
                "GroupAlreadyExists", ErrorKind.ResourceExists, name,
                $"'{group.GroupName}' cannot be renamed: there is another group '{name}'. Group names are unique ignoring case.",
                "Choose another name, or remove the other group first.", e);
        }

        return group with
        {
            GroupName = name,
            Path = path,
            Arn = run.Session.Partition.Arn(run.Session.Identity.AccountId, "group", path, name),
            Outcome = Outcome.Updated,
        };
    }
}
