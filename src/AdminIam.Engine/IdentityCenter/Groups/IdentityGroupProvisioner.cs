using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>Creates groups of IAM Identity Center.</summary>
public sealed class IdentityGroupProvisioner(IdentityCenterRun run)
{
    private readonly IdentityGroupEditor _editor = new(run);
    private readonly GroupFinder _finder = new(run);

    /// <summary>Creates a group, or with <see cref="IdentityGroupRequest.Ensure"/> updates an existing one.</summary>
    /// <param name="request">The requested settings.</param>
    public async Task<IdentityGroupRecord> ProvisionAsync(IdentityGroupRequest request)
    {
        Check(request);
        if (await FindAsync(request).ConfigureAwait(false) is { } existing)
            return await CompleteAsync(request, existing).ConfigureAwait(false);
        DirectoryGroup created;
        try
        {
            created = await CreateAsync(request).ConfigureAwait(false);
        }
        catch (ConflictException e) when (e.Reason != ConflictExceptionReason.CONCURRENT_MODIFICATION)
        {
            if (!request.Ensure)
            {
                throw new AdminException(
                    "IdentityGroupAlreadyExists", ErrorKind.ResourceExists, request.GroupName,
                    $"The group '{request.GroupName}' already exists in IAM Identity Center. Group names are not "
                    + "case-sensitive.",
                    "Use -Ensure to update it.", e);
            }

            // It was not visible when it was checked, or was created in the meantime.
            var found = await FindAsync(request.GroupName, justCreated: true).ConfigureAwait(false)
                ?? throw await _finder.NotFoundAsync(request.GroupName).ConfigureAwait(false);
            return await CompleteAsync(request, found).ConfigureAwait(false);
        }

        return new IdentityGroupRecord(created) { Outcome = Outcome.Created };
    }

    /// <summary>Returns the changes that <see cref="ProvisionAsync"/> would make to an existing group.</summary>
    /// <param name="request">The requested settings, with <see cref="IdentityGroupRequest.Ensure"/>.</param>
    /// <returns>The group with its changes, or <see langword="null"/> if it would be created.</returns>
    public async Task<IdentityGroupRecord?> PlanAsync(IdentityGroupRequest request)
    {
        Check(request);
        return await FindAsync(request).ConfigureAwait(false) is { } existing
            ? IdentityGroupEditor.Plan(existing, ChangeOf(request))
            : null;
    }

    /// <summary>Validates a request without calls.</summary>
    /// <param name="request">The requested settings.</param>
    public static void Check(IdentityGroupRequest request)
    {
        IdentityGroupRules.CheckNewName(request.GroupName);
        if (request.Description is not null)
            IdentityGroupRules.CheckDescription(request.Description, request.GroupName);
    }

    private async Task<DirectoryGroup?> FindAsync(IdentityGroupRequest request) =>
        request.Ensure ? await FindAsync(request.GroupName).ConfigureAwait(false) : null;

    // Only by name: the text of an ID is a valid name, too.
    private async Task<DirectoryGroup?> FindAsync(string groupName, bool justCreated = false) =>
        await _finder.FindIdAsync(groupName, justCreated).ConfigureAwait(false) is { } id
            ? await _finder.DescribeAsync(id, justCreated).ConfigureAwait(false)
            : null;

    private Task<IdentityGroupRecord> CompleteAsync(IdentityGroupRequest request, DirectoryGroup existing) =>
        _editor.SetAsync(existing, ChangeOf(request));

    private static IdentityGroupChange ChangeOf(IdentityGroupRequest request) =>
        new(NewName: null, request.Description, request.Force);

    private async Task<DirectoryGroup> CreateAsync(IdentityGroupRequest request)
    {
        var start = run.UtcNow;
        var answer = await run.Calls.OnceAsync(
            token => run.Client.CreateGroupAsync(
                new CreateGroupRequest
                {
                    IdentityStoreId = run.StoreId,
                    DisplayName = request.GroupName,
                    Description = request.Description,
                },
                token),
            async _ => await FindOursAsync(request.GroupName, start).ConfigureAwait(false)).ConfigureAwait(false);

        // Reading the group also waits until it is visible.
        var created = new DirectoryGroup
        {
            GroupId = answer.GroupId,
            GroupName = request.GroupName,
            Description = request.Description,
        };
        var read = _finder.DescribeAsync(answer.GroupId, justCreated: true);
        await Visibility.AwaitAsync(read).ConfigureAwait(false);
        return read.Status == TaskStatus.RanToCompletion ? read.Result ?? created : created;
    }

    private async Task<CreateGroupResponse?> FindOursAsync(string groupName, DateTime start)
    {
        var finder = new GroupFinder(run.Finishing);
        var found = await finder.FindIdAsync(groupName).ConfigureAwait(false) is { } id
            ? await finder.DescribeAsync(id).ConfigureAwait(false)
            : null;
        return found is not null && LostCall.HasCreated(found.CreateDate, start)
            ? new CreateGroupResponse { GroupId = found.GroupId, IdentityStoreId = run.StoreId }
            : null;
    }
}
