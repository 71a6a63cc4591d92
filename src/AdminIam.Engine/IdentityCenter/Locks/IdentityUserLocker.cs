using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Removal;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>Removes the memberships and assignments of users, after a file remembers them.</summary>
/// <param name="run">The run.</param>
/// <param name="force">Whether memberships that an external directory owns may be removed.</param>
public sealed class IdentityUserLocker(IdentityCenterRun run, bool force)
{
    // Another administrator may add or assign something at the same time.
    private const int Attempts = 3;

    private readonly UserFinder _users = new(run);
    private readonly IdentityAccessReader _reader = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly PrincipalAssignments _assignments = new(run);

    /// <summary>Finds a user and what a lock removes.</summary>
    /// <param name="user">The name or ID of the user.</param>
    /// <exception cref="AdminException"><c>IdentityUserNotFound</c> or <c>ManagedExternally</c>.</exception>
    public async Task<IdentityAccess> PlanAsync(string user)
    {
        var access = await _reader.ReadAsync(await _users.GetAsync(user).ConfigureAwait(false)).ConfigureAwait(false);
        Check(access);
        return access;
    }

    /// <summary>Returns what a lock would remember.</summary>
    /// <param name="access">What was found.</param>
    public static IdentityLock Preview(IdentityAccess access) => access.ToLock(since: null);

    /// <summary>Locks a user.</summary>
    /// <param name="access">What was found.</param>
    /// <param name="file">The file that remembers it, which is written before anything is removed.</param>
    /// <returns>What this lock and earlier ones removed.</returns>
    public async Task<IdentityLockResult> LockAsync(IdentityAccess access, IdentityLockFile file)
    {
        var user = access.User;
        var steps = new LockSteps(user.UserName);
        var all = file.Find(user.UserId) ?? IdentityAccess.None(user).ToLock(since: null);
        var removed = new List<IdentityAccess>();
        for (var attempt = 0; !access.IsEmpty && !steps.HasFailed && attempt < Attempts; attempt++)
        {
            Check(access);
            all = file.Remember(access.ToLock(run.UtcNow));
            await RemoveAsync(access, steps).ConfigureAwait(false);
            removed.Add(access);
            access = (await _reader.ReadAsync(user).ConfigureAwait(false)).Without(removed);
        }

        var failure = steps.HasFailed ? Incomplete(user, steps, file) : access.IsEmpty ? null : Returning(access);
        var outcome = failure is not null ? Outcome.Incomplete : removed.Count > 0 ? Outcome.Locked : Outcome.Unchanged;
        return new IdentityLockResult(all, outcome) { Failure = failure };
    }

    private void Check(IdentityAccess access)
    {
        if (access.Groups.Count > 0)
            ExternalOwner.Check(access.User, force);
        foreach (var (group, _) in access.Groups)
            ExternalOwner.Check(group, force);
    }

    // Memberships are removed at once; AWS deletes assignments later.
    private async Task RemoveAsync(IdentityAccess access, LockSteps steps)
    {
        var memberships = access.Groups.Select(one => steps.TryAsync(
            $"remove the user from the group '{one.Group.GroupName}'",
            () => _memberships.RemoveAsync(one.MembershipId)));
        var assignments = access.Assignments.Count == 0
            ? []
            : new[]
            {
                steps.TryAsync(
                    "delete all assignments of the user",
                    () => _assignments.RemoveAsync(access.Assignments, $"the user '{access.User.UserName}'")),
            };
        await Task.WhenAll([.. memberships, .. assignments]).ConfigureAwait(false);
    }

    private static AdminException Incomplete(DirectoryUser user, LockSteps steps, IdentityLockFile file) => new(
        "LockIncomplete", ErrorKind.InvalidOperation, user.UserName,
        $"'{user.UserName}' is not completely locked. {steps.Describe()}",
        "Resolve the problem and run Lock-AdminIdentityUser again to complete the lock. The file "
        + $"'{file.Path}' remembers what was removed.", steps.Reason);

    private static AdminException Returning(IdentityAccess access) => new(
        "LockIncomplete", ErrorKind.InvalidOperation, access.User.UserName,
        $"'{access.User.UserName}' gets access again while the user is locked: {access.Describe()}.",
        "Another administrator, or the synchronization of a directory, restores it. End that, and run "
        + "Lock-AdminIdentityUser again.");
}
