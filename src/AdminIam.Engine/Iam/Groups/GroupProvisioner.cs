using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Creates groups with managed policies.</summary>
public sealed class GroupProvisioner(IamRun run)
{
    private readonly GroupPolicies _policies = new(run);
    private readonly GroupEditor _editor = new(run);
    private readonly GroupReader _reader = new(run);

    /// <summary>Creates a group, or with <see cref="GroupRequest.Ensure"/> updates an existing one.</summary>
    /// <param name="request">The requested settings.</param>
    public async Task<GroupRecord> ProvisionAsync(GroupRequest request)
    {
        Check(request);
        if (await FindAsync(request).ConfigureAwait(false) is { } existing)
            return await CompleteAsync(request, existing).ConfigureAwait(false);

        // Before the group is created, so that an unknown policy does not leave a group without permissions.
        var policies = await _policies.ResolveAsync(request.PoliciesOfNewGroup).ConfigureAwait(false);
        await _policies.CheckQuotaAsync(request.GroupName, policies.Length).ConfigureAwait(false);
        GroupRecord group;
        try
        {
            group = await CreateAsync(request).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            if (!request.Ensure)
            {
                throw new AdminException(
                    "GroupAlreadyExists", ErrorKind.ResourceExists, request.GroupName,
                    $"The group '{request.GroupName}' already exists. Group names are not case-sensitive.",
                    "Use -Ensure to update it.", e);
            }

            // It was not visible when it was checked, or was created in the meantime.
            return await CompleteAsync(request, await _reader.GetExistingAsync(request.GroupName).ConfigureAwait(false))
                .ConfigureAwait(false);
        }

        // Attaching a policy also waits until the group is visible.
        if (policies.Length == 0)
            await Visibility.AwaitAsync(_reader.GetExistingAsync(group.GroupName)).ConfigureAwait(false);
        await _policies.AttachAllAsync(group.GroupName, policies, created: true).ConfigureAwait(false);
        return group with
        {
            PolicyNames = policies.Select(policy => policy.PolicyName).ToList(),
            Outcome = Outcome.Created,
        };
    }

    /// <summary>Returns the changes that <see cref="ProvisionAsync"/> would make to an existing group.</summary>
    /// <param name="request">The requested settings, with <see cref="GroupRequest.Ensure"/>.</param>
    /// <returns>The group with its changes, or <see langword="null"/> if it would be created.</returns>
    public async Task<GroupRecord?> PlanAsync(GroupRequest request)
    {
        Check(request);
        if (await FindAsync(request).ConfigureAwait(false) is not { } existing)
        {
            await _policies.ResolveAsync(request.PoliciesOfNewGroup).ConfigureAwait(false);
            return null;
        }

        var (attached, missing) = await _policies.CompareAsync(existing, request.Policies).ConfigureAwait(false);
        return existing with
        {
            Path = request.Path ?? existing.Path,
            PolicyNames =
            [
                .. attached.Select(policy => policy.PolicyName), .. missing.Select(policy => policy.PolicyName),
            ],
            Changes = [.. PathChanges(request, existing), .. missing.Select(GroupPolicies.Attached)],
        };
    }

    /// <summary>Validates a request without calls.</summary>
    /// <param name="request">The requested settings.</param>
    public static void Check(GroupRequest request)
    {
        IamNameRules.CheckGroupName(request.GroupName);
        if (request.Path is not null)
            IamNameRules.CheckPath(request.Path, request.GroupName);
        // Without -Ensure, no call is required to determine that the group cannot be created.
        if (!request.Ensure)
            _ = request.PoliciesOfNewGroup;
    }

    private async Task<GroupRecord?> FindAsync(GroupRequest request) =>
        request.Ensure ? await _reader.FindAsync(request.GroupName).ConfigureAwait(false) : null;

    private async Task<GroupRecord> CompleteAsync(GroupRequest request, GroupRecord existing)
    {
        // All policies are resolved before the first change.
        var (attached, missing) = await _policies.CompareAsync(existing, request.Policies).ConfigureAwait(false);
        var moved = PathChanges(request, existing).ToList();
        var group = moved.Count == 0
            ? existing
            : await _editor.MoveAsync(existing, existing.GroupName, request.Path!).ConfigureAwait(false);
        var completed = await _policies.AttachMissingAsync(group, attached, missing).ConfigureAwait(false);
        List<string> changes = [.. moved, .. completed.Changes];
        return completed with { Changes = changes, Outcome = EnsureOutcome.Of(changes.Count > 0) };
    }

    private static IEnumerable<string> PathChanges(GroupRequest request, GroupRecord existing) =>
        request.Path is { } path && path != existing.Path ? [$"path: {existing.Path} -> {path}"] : [];

    private async Task<GroupRecord> CreateAsync(GroupRequest request)
    {
        var start = run.UtcNow;
        var answer = await run.Calls.OnceAsync(
            token => run.Client.CreateGroupAsync(
                new CreateGroupRequest { GroupName = request.GroupName, Path = request.Path }, token),
            async _ => await FindOursAsync(request, start).ConfigureAwait(false) is { } ours
                ? new CreateGroupResponse { Group = ours }
                : null).ConfigureAwait(false);
        return GroupReader.ToRecord(answer.Group);
    }

    private async Task<Group?> FindOursAsync(GroupRequest request, DateTime start)
    {
        try
        {
            var answer = await run.Finishing.Calls.RepeatableAsync(
                token => run.Client.GetGroupAsync(
                    new GetGroupRequest { GroupName = request.GroupName, MaxItems = 1 }, token))
                .ConfigureAwait(false);
            return LostCall.HasCreated(answer.Group.CreateDate, start) ? answer.Group : null;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }
}
