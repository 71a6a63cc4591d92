using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>Finds and lists the groups of an identity store.</summary>
public sealed class GroupFinder(IdentityCenterRun run)
{
    private const int PageSize = 100;
    private readonly KnownNames _names = new("groups", () => List(run).Select(group => group.GroupName));

    /// <summary>Returns all groups, page by page.</summary>
    public Pages<DirectoryGroup> List() => List(run);

    /// <summary>Returns a group.</summary>
    /// <param name="nameOrId">The name, which is not case-sensitive, or the ID.</param>
    /// <exception cref="AdminException"><c>IdentityGroupNotFound</c>.</exception>
    public async Task<DirectoryGroup> GetAsync(string nameOrId) =>
        await FindAsync(nameOrId).ConfigureAwait(false) ?? throw await NotFoundAsync(nameOrId).ConfigureAwait(false);

    /// <summary>Returns a group, or <see langword="null"/> if there is none.</summary>
    /// <param name="nameOrId">The name, which is not case-sensitive, or the ID.</param>
    public async Task<DirectoryGroup?> FindAsync(string nameOrId)
    {
        if (StoreId.IsMatch(nameOrId) && await DescribeAsync(nameOrId).ConfigureAwait(false) is { } group)
            return group;
        return await FindIdAsync(nameOrId).ConfigureAwait(false) is { } id
            ? await DescribeAsync(id).ConfigureAwait(false)
            : null;
    }

    /// <summary>Returns the group with an ID, or <see langword="null"/> if there is none.</summary>
    /// <param name="justCreated">Whether the group was just created, so that it may not be visible yet.</param>
    public async Task<DirectoryGroup?> DescribeAsync(string groupId, bool justCreated = false)
    {
        try
        {
            return DirectoryGroup.Of(await run.Calls.RepeatableAsync(
                token => run.Client.DescribeGroupAsync(
                    new DescribeGroupRequest { IdentityStoreId = run.StoreId, GroupId = groupId }, token),
                justCreated).ConfigureAwait(false));
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Returns the ID of the group with a name, or <see langword="null"/> if there is none.</summary>
    /// <param name="justCreated">Whether the group was just created, so that it may not be visible yet.</param>
    internal async Task<string?> FindIdAsync(string groupName, bool justCreated = false)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(token => run.Client.GetGroupIdAsync(
                new GetGroupIdRequest
                {
                    IdentityStoreId = run.StoreId,
                    AlternateIdentifier = new AlternateIdentifier
                    {
                        UniqueAttribute = new UniqueAttribute
                        {
                            AttributePath = "displayName",
                            AttributeValue = groupName,
                        },
                    },
                },
                token),
                justCreated).ConfigureAwait(false);
            return answer.GroupId;
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Returns the exception for a group that does not exist.</summary>
    internal async Task<AdminException> NotFoundAsync(string nameOrId)
    {
        // A comma can be part of a name, so lists are separated by semicolons.
        var parts = nameOrId.Split(',').Select(part => part.Trim()).ToArray();
        return new AdminException(
            "IdentityGroupNotFound", ErrorKind.NotFound, nameOrId,
            $"There is no group '{nameOrId}' in IAM Identity Center."
                + await _names.AdviseAsync(nameOrId).ConfigureAwait(false),
            parts.Length > 1
                ? $"Separate groups with semicolons: {string.Join(";", parts)}"
                : "Get-AdminIdentityGroup lists the existing groups.");
    }

    private static Pages<DirectoryGroup> List(IdentityCenterRun run) => TokenPages.Read(
        run.Calls, new ListGroupsRequest { IdentityStoreId = run.StoreId, MaxResults = PageSize },
        run.Client.ListGroupsAsync, answer => answer.Groups).Select(DirectoryGroup.Of);
}
