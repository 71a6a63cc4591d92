using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>Restores the memberships and assignments that locks removed.</summary>
/// <param name="run">The run.</param>
/// <param name="force">Whether to restore memberships of groups that an external directory owns.</param>
public sealed class IdentityUserUnlocker(IdentityCenterRun run, bool force) : IDisposable
{
    private readonly UserFinder _users = new(run);
    private readonly GroupFinder _groups = new(run);
    private readonly IdentityAccessReader _reader = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly PermissionSetReader _sets = new(run);
    private readonly AssignmentCreator _creator = new(run);

    /// <summary>Returns the lock of a user who is not locked.</summary>
    public static IdentityLock Nothing(DirectoryUser user) => IdentityAccess.None(user).ToLock(since: null);

    /// <summary>Returns what is missing of what a lock removed.</summary>
    /// <exception cref="AdminException"><c>IdentityUserNotFound</c>: the user was deleted. Or
    /// <c>ManagedExternally</c>.</exception>
    public async Task<IdentityUnlockPlan> PlanAsync(IdentityLock removed)
    {
        var user = await _users.DescribeAsync(removed.UserId).ConfigureAwait(false)
            ?? throw await _users.NotFoundAsync(removed.UserName).ConfigureAwait(false);
        var access = await _reader.ReadAsync(user).ConfigureAwait(false);
        var (groups, assignments, lost) = (
            new List<DirectoryGroup>(), new List<LockedAssignment>(), new List<string>());
        foreach (var group in removed.Groups.Where(one =>
            access.Groups.All(present => present.Group.GroupId != one.GroupId)))
        {
            if (await _groups.DescribeAsync(group.GroupId).ConfigureAwait(false) is { } existing)
                groups.Add(existing);
            else
                lost.Add($"the group '{group.GroupName}' was deleted");
        }

        groups.ForEach(group => ExternalOwner.Check(group, force));
        foreach (var assignment in removed.Assignments.Where(one => access.Assignments.All(present =>
            (present.Assignment.AccountId, present.Assignment.PermissionSetArn)
                != (one.AccountId, one.PermissionSetArn))))
        {
            if (await _sets.FindAsync(assignment.PermissionSetArn).ConfigureAwait(false) is not null)
                assignments.Add(assignment);
            else
                lost.Add($"the permission set '{assignment.PermissionSetName}' was deleted");
        }

        return new IdentityUnlockPlan(user, groups, assignments, [.. lost.Distinct()]);
    }

    /// <summary>Unlocks a user.</summary>
    /// <param name="removed">What the lock removed.</param>
    /// <param name="file">The file that remembers it, from which what is restored is deleted; <see langword="null"/> if
    /// there is none.</param>
    /// <returns>What was restored.</returns>
    public async Task<IdentityLockResult> UnlockAsync(IdentityLock removed, IdentityLockFile? file)
    {
        var plan = await PlanAsync(removed).ConfigureAwait(false);
        var steps = new LockSteps(plan.User.UserName);
        var added = await Task.WhenAll(plan.Groups.Select(group => steps.TryAsync(
            $"add the user to the group '{group.GroupName}'",
            () => _memberships.AddAsync(group.GroupId, plan.User.UserId)))).ConfigureAwait(false);
        var assigned = await Task.WhenAll(plan.Assignments.Select(one => steps.TryAsync(
            $"assign {one}", () => AssignAsync(plan.User, one)))).ConfigureAwait(false);
        var left = Part(removed, plan, added, assigned, isDone: false);
        if (file?.Find(removed.UserId) is not null)
            file.Keep(left);

        var failure = steps.HasFailed ? Incomplete(plan.User, steps) : null;
        return new IdentityLockResult(
            Part(removed, plan, added, assigned, isDone: true),
            failure is not null ? Outcome.Incomplete : plan.IsEmpty ? Outcome.Unchanged : Outcome.Unlocked)
        {
            Failure = failure,
            Warnings = [.. plan.Lost.Select(one => $"'{plan.User.UserName}' could not get back everything: {one}.")],
        };
    }

    /// <summary>Frees the places of the requests that are not completed.</summary>
    public void Dispose() => _creator.Dispose();

    private static AdminException Incomplete(DirectoryUser user, LockSteps steps) => new(
        "UnlockIncomplete", ErrorKind.InvalidOperation, user.UserName,
        $"'{user.UserName}' is not completely unlocked. {steps.Describe()}",
        "Resolve the problem and run Unlock-AdminIdentityUser again.", steps.Reason);

    private static IdentityLock Part(
        IdentityLock removed, IdentityUnlockPlan plan, bool[] added, bool[] assigned, bool isDone) => removed with
        {
            Groups =
            [
                .. plan.Groups.Where((_, index) => added[index] == isDone)
                    .Select(group => new LockedGroup(group.GroupId, group.GroupName)),
            ],
            Assignments = [.. plan.Assignments.Where((_, index) => assigned[index] == isDone)],
        };

    private async Task AssignAsync(DirectoryUser user, LockedAssignment assignment)
    {
        var result = await _creator.CreateAsync(
            new Assignment(assignment.AccountId, assignment.PermissionSetArn, Assignment.User, user.UserId),
            isAwaited: true).ConfigureAwait(false);
        if (AssignmentFailure.Of(result, $"the assignment of the user '{user.UserName}': {assignment}") is { } failure)
            throw failure;
    }
}
