using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Changes the names and paths of groups.</summary>
public sealed class GroupEditor(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);
    private readonly GroupReader _reader = new(run);

    /// <summary>Validates the new name and path, and reads the group.</summary>
    /// <param name="newName">The new name, or <see langword="null"/> to keep it.</param>
    /// <param name="newPath">The new path, or <see langword="null"/> to keep it.</param>
    public async Task<GroupRecord> CheckAsync(string groupName, string? newName, string? newPath)
    {
        if (newName is not null)
            IamNameRules.CheckGroupName(newName);
        if (newPath is not null)
            IamNameRules.CheckPath(newPath, groupName);
        return await _reader.GetAsync(groupName, _names).ConfigureAwait(false);
    }

    /// <summary>Changes the name and path of a group.</summary>
    /// <param name="newName">The new name, or <see langword="null"/> to keep it.</param>
    /// <param name="newPath">The new path, or <see langword="null"/> to keep it.</param>
    public async Task<GroupRecord> SetAsync(string groupName, string? newName, string? newPath)
    {
        var group = await CheckAsync(groupName, newName, newPath).ConfigureAwait(false);
        if ((newName ?? group.GroupName) == group.GroupName && (newPath ?? group.Path) == group.Path)
            return group with { Outcome = Outcome.Unchanged };

        return await MoveAsync(group, newName ?? group.GroupName, newPath ?? group.Path).ConfigureAwait(false);
    }

    /// <summary>Changes the name and path of a group that was already read.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="path">The new path.</param>
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
                $"'{group.GroupName}' cannot be renamed: there is another group '{name}'. Group names are not "
                    + "case-sensitive.",
                "Choose another name, or delete the other group first.", e);
        }

        return group with
        {
            GroupName = name,
            Path = path,
            Arn = run.Session.Partition.Arn(run.Session.Identity.AccountId, "group", path, name),
            Outcome = Outcome.Updated,
            Changes = [.. Change("name", group.GroupName, name), .. Change("path", group.Path, path)],
        };
    }

    private static IEnumerable<string> Change(string what, string before, string now) =>
        before == now ? [] : [$"{what}: {before} -> {now}"];
}
