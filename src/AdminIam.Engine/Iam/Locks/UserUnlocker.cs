using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Gives users back what a lock took, no more and no less; one unlocker serves all users of a run.</summary>
public sealed class UserUnlocker(IamRun run)
{
    private readonly LockStore _store = new(run);
    private readonly AccountNames _names = new(run);
    private readonly UserReader _reader = new(run);
    private readonly UserCredentials _credentials = new(run);

    /// <summary>Finds out what unlocking a user would give back; changes nothing.</summary>
    /// <param name="userName">The user.</param>
    public async Task<UnlockPlan> PlanAsync(string userName)
    {
        var user = await _reader.GetAsync(userName, _names).ConfigureAwait(false);
        var policy = await _store.FindPolicyAsync(userName).ConfigureAwait(false);
        var tagKeys = LockTags.KeysIn(user.Tags ?? []);
        var tagged = LockTags.Read(user.Tags ?? []);
        if (policy.IsForeign)
            throw Unreadable(userName, $"The inline policy {LockPolicy.Name} of '{userName}' is");
        if (tagKeys.Count > 0 && tagged is null)
            throw Unreadable(userName, $"The tags {string.Join(", ", tagKeys)} of '{userName}' are");
        if ((policy.Memory?.And(tagged) ?? tagged) is not { } memory)
            return new UnlockPlan(user);

        var given = new List<TakenCredential>();
        var gone = new List<TakenCredential>();
        foreach (var taken in memory.Credentials.GroupBy(credential => credential.Kind))
        {
            var all = await _credentials.TryListAsync(taken.Key, userName).ConfigureAwait(false);
            gone.AddRange(taken.Where(one => all?.Exists(present => present.Id == one.Id) == false));
            given.AddRange(taken.Where(one => all?.Exists(present => present.Id == one.Id && !present.IsActive) != false));
        }

        return new UnlockPlan(user)
        {
            HasPolicy = policy.Exists,
            TagKeys = tagKeys,
            Given = given,
            Gone = gone,
            Password = memory.Password,
            DetachesDenyAll = memory.DenyAll && await _store.HasDenyAllAsync(userName).ConfigureAwait(false),
        };
    }

    /// <summary>Gives a user back what a lock took.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="revokeSessions">Keep sessions issued until now from working again.</param>
    public async Task<LockedUser> UnlockAsync(string userName, bool revokeSessions)
    {
        var plan = await PlanAsync(userName).ConfigureAwait(false);
        if (!plan.IsLocked)
            return new LockedUser(userName, plan.User, Outcome.Unchanged);

        try
        {
            await Task.WhenAll(plan.Given.Select(
                taken => _credentials.SwitchAsync(userName, taken.Kind, taken.Id, active: true))).ConfigureAwait(false);
            if (revokeSessions)
                await _store.RevokeSessionsAsync(userName).ConfigureAwait(false);
            if (plan.DetachesDenyAll)
                await _store.DetachDenyAllAsync(userName).ConfigureAwait(false);
            // What remembers goes last, so that an unlocking that is interrupted can be run again.
            await _store.DeleteTagsAsync(userName, plan.TagKeys).ConfigureAwait(false);
            if (plan.HasPolicy)
                await _store.DeletePolicyAsync(userName).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw HalfDone(plan, AwsErrors.Translate(e, userName));
        }

        return new LockedUser(userName, plan.User, Outcome.Unlocked) { Notes = Notes(plan), Warnings = Warnings(plan) };
    }

    private static List<string> Notes(UnlockPlan plan)
    {
        var notes = plan.Given.Select(given => $"Switched on {LockEntries.Write(given)} of '{plan.User.UserName}'.").ToList();
        if (plan.DetachesDenyAll)
            notes.Add($"Detached {LockStore.DenyAllName} from '{plan.User.UserName}'.");
        return notes;
    }

    private static List<string> Warnings(UnlockPlan plan)
    {
        var userName = plan.User.UserName;
        var warnings = plan.Gone
            .Select(gone => $"{LockEntries.Write(gone)} of '{userName}' was deleted while the user was locked.").ToList();
        if (plan.Password)
        {
            warnings.Add(
                $"The lock removed the console password of '{userName}', and AWS cannot give it back. "
                + "Set-AdminUserPassword sets a new one.");
        }

        return warnings;
    }

    private static AdminException Unreadable(string userName, string what) => new(
        "LockUnreadable", ErrorKind.InvalidOperation, userName,
        $"{what} not as Lock-AdminUser writes it, so what it says was taken is not relied on.",
        "Lock-AdminUser writes it anew; Unlock-AdminUser then gives back only what that lock took. Or enable what the user needs "
        + "with Enable-AdminAccessKey, and delete it yourself.");

    private static AdminException HalfDone(UnlockPlan plan, AdminException reason)
    {
        var given = plan.Given.Count == 0 ? string.Empty
            : $" {string.Join(", ", plan.Given.Select(LockEntries.Write))} may be active again.";
        return new AdminException(
            reason.ErrorId, reason.Kind, plan.User.UserName,
            $"'{plan.User.UserName}' is still locked, as unlocking failed half way: {reason.Message}{given}",
            $"Run Unlock-AdminUser again: it goes on with what is missing. {reason.Advice}".TrimEnd(), reason.InnerException ?? reason);
    }
}
