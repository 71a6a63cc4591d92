using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Names;
using AdminIam.Engine.Policies;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Groups;

/// <summary>Makes groups with their managed policies.</summary>
public sealed class GroupProvisioner
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly AccountNames _names;
    private readonly GroupReader _reader;

    /// <summary>Makes a provisioner for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    public GroupProvisioner(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
        _names = new AccountNames(session, stop);
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
        var policies = await Task.WhenAll(ResolveAll(request.Policies)).ConfigureAwait(false);

        var existing = request.Ensure ? await _reader.FindAsync(request.GroupName).ConfigureAwait(false) : null;
        if (existing is not null)
            return await AddMissingAsync(existing, policies).ConfigureAwait(false);

        var group = await CreateAsync(request).ConfigureAwait(false);
        await AttachAllAsync(group.GroupName, policies, created: true).ConfigureAwait(false);
        return group with { PolicyNames = policies.Select(policy => policy.PolicyName).ToList(), Outcome = Outcome.Created };
    }

    private IEnumerable<Task<PolicyRecord>> ResolveAll(IEnumerable<string> policies)
    {
        var reader = new PolicyReader(_session, _stop);
        return policies.Distinct(StringComparer.OrdinalIgnoreCase).Select(policy => reader.ResolveAsync(policy, _names));
    }

    private async Task<GroupRecord> AddMissingAsync(GroupRecord group, IReadOnlyCollection<PolicyRecord> policies)
    {
        var attached = await _reader.AttachedPolicies(group.GroupName).ToListAsync().ConfigureAwait(false);
        var missing = policies.Where(policy => attached.All(a => a.PolicyArn != policy.Arn)).ToList();
        await AttachAllAsync(group.GroupName, missing, created: false).ConfigureAwait(false);
        return group with
        {
            PolicyNames = [.. attached.Select(a => a.PolicyName), .. missing.Select(policy => policy.PolicyName)],
            Outcome = missing.Count > 0 ? Outcome.Updated : Outcome.Unchanged,
        };
    }

    private async Task<GroupRecord> CreateAsync(GroupRequest request)
    {
        var start = DateTime.UtcNow;
        try
        {
            var answer = await _session.Calls.OnceAsync(
                token => _session.Iam.CreateGroupAsync(
                    new CreateGroupRequest { GroupName = request.GroupName, Path = request.Path }, token),
                async _ => await FindOursAsync(request, start).ConfigureAwait(false) is { } ours
                    ? new CreateGroupResponse { Group = ours }
                    : null,
                _stop).ConfigureAwait(false);
            return GroupReader.ToRecord(answer.Group);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw new AdminException(
                "GroupAlreadyExists", ErrorKind.ResourceExists, request.GroupName,
                $"The group '{request.GroupName}' exists already. Group names are unique ignoring case.",
                "Use -Ensure to add what it lacks.", e);
        }
    }

    private async Task<Group?> FindOursAsync(GroupRequest request, DateTime start)
    {
        try
        {
            var answer = await _session.Calls.RepeatableAsync(
                token => _session.Iam.GetGroupAsync(
                    new GetGroupRequest { GroupName = request.GroupName, MaxItems = 1 }, token), _stop).ConfigureAwait(false);
            return OwnWork.IsRecent(answer.Group.CreateDate, start) ? answer.Group : null;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private async Task AttachAllAsync(string groupName, IEnumerable<PolicyRecord> policies, bool created)
    {
        var failed = new List<(PolicyRecord Policy, AdminException Reason)>();
        // One after the other: concurrent changes of one group's attachments are what ConcurrentModification is about.
        foreach (var policy in policies)
        {
            try
            {
                await _session.Calls.RepeatableAsync(
                    token => _session.Iam.AttachGroupPolicyAsync(
                        new AttachGroupPolicyRequest { GroupName = groupName, PolicyArn = policy.Arn }, token),
                    _stop, exists: true).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed.Add((policy, AwsErrors.Translate(e, groupName)));
            }
        }

        if (failed.Count == 0)
            return;
        var reason = failed[0].Reason;
        throw new AdminException(
            reason.ErrorId, reason.Kind, groupName,
            $"The group '{groupName}' {(created ? "was made" : "exists")}, but it does not have "
            + $"{string.Join(", ", failed.Select(f => $"'{f.Policy.PolicyName}' ({f.Reason.Message})"))}.",
            reason.ErrorId == "QuotaExceeded"
                ? "A group can have ten managed policies unless the quota has been raised. Detach one, or use another group."
                : "Put that right and run it again with -Ensure.",
            reason.InnerException);
    }
}
