using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;
using Amazon.Runtime.Documents;

namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>Changes the names and descriptions of groups of IAM Identity Center.</summary>
public sealed class IdentityGroupEditor(IdentityCenterRun run)
{
    private readonly GroupFinder _finder = new(run);

    /// <summary>Validates a change, reads the group, and returns it with what would be changed.</summary>
    /// <param name="group">The name or ID of the group.</param>
    public async Task<IdentityGroupRecord> PlanAsync(string group, IdentityGroupChange change)
    {
        if (change.NewName is not null)
            IdentityGroupRules.CheckNewName(change.NewName);
        if (change.Description is not null)
            IdentityGroupRules.CheckDescription(change.Description, group);
        return Plan(await _finder.GetAsync(group).ConfigureAwait(false), change);
    }

    /// <summary>Changes a group.</summary>
    /// <param name="group">The name or ID of the group.</param>
    public async Task<IdentityGroupRecord> SetAsync(string group, IdentityGroupChange change)
    {
        var plan = await PlanAsync(group, change).ConfigureAwait(false);
        return await SetAsync(plan.Group, change).ConfigureAwait(false);
    }

    /// <summary>Returns a group with what would be changed.</summary>
    /// <exception cref="AdminException"><c>ManagedExternally</c>.</exception>
    internal static IdentityGroupRecord Plan(DirectoryGroup group, IdentityGroupChange change)
    {
        List<string> changes =
        [
            .. Change("name", group.GroupName, change.NewName),
            .. Change("description", group.Description, change.Description),
        ];
        if (changes.Count > 0)
            ExternalOwner.Check(group, change.Force);
        return new IdentityGroupRecord(group) { Changes = changes };
    }

    /// <summary>Changes a group that was already read.</summary>
    internal async Task<IdentityGroupRecord> SetAsync(DirectoryGroup group, IdentityGroupChange change)
    {
        var plan = Plan(group, change);
        if (plan.Changes.Count == 0)
            return plan with { Outcome = Outcome.Unchanged };
        var request = new UpdateGroupRequest
        {
            IdentityStoreId = run.StoreId,
            GroupId = group.GroupId,
            Operations =
            [
                .. Operation("displayName", group.GroupName, change.NewName),
                .. Operation("description", group.Description, change.Description),
            ],
        };
        try
        {
            // The group is identified by its ID, so that the change can be repeated.
            await run.Calls.RepeatableAsync(
                token => run.Client.UpdateGroupAsync(request, token)).ConfigureAwait(false);
        }
        catch (ConflictException e)
            when (change.NewName is not null && e.Reason != ConflictExceptionReason.CONCURRENT_MODIFICATION)
        {
            throw new AdminException(
                "IdentityGroupAlreadyExists", ErrorKind.ResourceExists, change.NewName,
                $"'{group.GroupName}' cannot be renamed: there is another group '{change.NewName}' in IAM Identity "
                + "Center. Group names are not case-sensitive.",
                "Choose another name, or delete the other group first.", e);
        }

        return plan with
        {
            Group = group with
            {
                GroupName = change.NewName ?? group.GroupName,
                Description = change.Description ?? group.Description,
            },
            Outcome = Outcome.Updated,
        };
    }

    private static IEnumerable<string> Change(string what, string? before, string? now) =>
        now is null || now == before ? [] : [$"{what}: {before ?? "(none)"} -> {now}"];

    private static IEnumerable<AttributeOperation> Operation(string path, string? before, string? now) =>
        now is null || now == before
            ? []
            : [new AttributeOperation { AttributePath = path, AttributeValue = new Document(now) }];
}
