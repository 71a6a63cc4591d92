using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Groups;

/// <summary>Makes groups with their managed policies.</summary>
public sealed class GroupProvisioner
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly GroupPolicies _policies;
    private readonly GroupReader _reader;

    /// <summary>Makes a provisioner for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    public GroupProvisioner(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
        _policies = new GroupPolicies(session, stop);
        _reader = new GroupReader(session, stop);
    }

    /// <summary>Makes a group, or with <see cref="GroupRequest.Ensure"/> adds what it lacks.</summary>
    /// <param name="request">The group as it should be.</param>
    public async Task<GroupRecord> ProvisionAsync(GroupRequest request)
    {
        IamNames.CheckGroupName(request.GroupName);
        if (request.Path is not null)
            IamNames.CheckPath(request.Path, request.GroupName);
        // Before the group is made: an unknown policy must not leave a group without permissions behind.
        var policies = await _policies.ResolveAsync(request.Policies).ConfigureAwait(false);

        var existing = request.Ensure ? await _reader.FindAsync(request.GroupName).ConfigureAwait(false) : null;
        if (existing is not null)
            return await _policies.AddMissingAsync(existing, policies).ConfigureAwait(false);

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
                    $"The group '{request.GroupName}' exists already. Group names are unique ignoring case.",
                    "Use -Ensure to add what it lacks.", e);
            }

            // It was not visible when we looked, or was made since.
            existing = await _reader.GetExistingAsync(request.GroupName).ConfigureAwait(false);
            return await _policies.AddMissingAsync(existing, policies).ConfigureAwait(false);
        }

        // To attach a policy is to wait for the group as well.
        if (policies.Length == 0)
            await Visibility.AwaitAsync(_reader.GetExistingAsync(group.GroupName)).ConfigureAwait(false);
        await _policies.AttachAllAsync(group.GroupName, policies, created: true).ConfigureAwait(false);
        return group with { PolicyNames = policies.Select(policy => policy.PolicyName).ToList(), Outcome = Outcome.Created };
    }

    private async Task<GroupRecord> CreateAsync(GroupRequest request)
    {
        var start = DateTime.UtcNow;
        var answer = await _session.Calls.OnceAsync(
            token => _session.Iam.CreateGroupAsync(
                new CreateGroupRequest { GroupName = request.GroupName, Path = request.Path }, token),
            async _ => await FindOursAsync(request, start).ConfigureAwait(false) is { } ours
                ? new CreateGroupResponse { Group = ours }
                : null,
            _stop).ConfigureAwait(false);
        return GroupReader.ToRecord(answer.Group);
    }

    private async Task<Group?> FindOursAsync(GroupRequest request, DateTime start)
    {
        try
        {
            var answer = await _session.Calls.RepeatableAsync(
                token => _session.Iam.GetGroupAsync(
                    new GetGroupRequest { GroupName = request.GroupName, MaxItems = 1 }, token), _stop.Finishing)
                .ConfigureAwait(false);
            return OwnWork.IsRecent(answer.Group.CreateDate, start) ? answer.Group : null;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }
}
