using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Unlocks users: restores exactly what a lock disabled.</summary>
public sealed class UserUnlocker(IamRun run)
{
    private readonly LockStore _store = new(run);
    private readonly AccountNameIndex _names = new(run);
    private readonly UserReader _reader = new(run);
    private readonly UserCredentials _credentials = new(run);

    /// <summary>Determines what an unlock would restore, without changes.</summary>
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
        if ((policy.Record?.And(tagged) ?? tagged) is not { } record)
            return new UnlockPlan(user);

        var toEnable = new List<DisabledCredential>();
        var deleted = new List<DisabledCredential>();
        foreach (var group in record.Credentials.GroupBy(credential => credential.Kind))
        {
            var all = await _credentials.TryListAsync(group.Key, userName).ConfigureAwait(false);
            deleted.AddRange(group.Where(one => all?.Exists(present => present.Id == one.Id) == false));
            toEnable.AddRange(
                group.Where(one => all?.Exists(present => present.Id == one.Id && !present.IsActive) != false));
        }

        return new UnlockPlan(user)
        {
            HasPolicy = policy.Exists,
            TagKeys = tagKeys,
            ToEnable = toEnable,
            Deleted = deleted,
            Password = record.Password,
            DetachesDenyAll = record.DenyAll && await _store.HasDenyAllAsync(userName).ConfigureAwait(false),
        };
    }

    /// <summary>Unlocks a user.</summary>
    /// <param name="revokeSessions">Whether to deny sessions that were issued before the unlock.</param>
    public async Task<LockedUser> UnlockAsync(string userName, bool revokeSessions)
    {
        var plan = await PlanAsync(userName).ConfigureAwait(false);
        if (!plan.IsLocked)
            return new LockedUser(userName, plan.User, Outcome.Unchanged);

        try
        {
            await Task.WhenAll(plan.ToEnable.Select(
                credential =>
                    _credentials.SetStatusAsync(
                        userName, credential.Kind, credential.Id, active: true))).ConfigureAwait(false);
            if (revokeSessions)
                await _store.RevokeSessionsAsync(userName).ConfigureAwait(false);
            if (plan.DetachesDenyAll)
                await _store.DetachDenyAllAsync(userName).ConfigureAwait(false);
            // The record is deleted last, so that an interrupted unlock can be run again.
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
        var notes = plan.ToEnable.Select(
            credential => $"Enabled {LockEntries.Write(credential)} of '{plan.User.UserName}'.").ToList();
        if (plan.DetachesDenyAll)
            notes.Add($"Detached {LockStore.DenyAllName} from '{plan.User.UserName}'.");
        return notes;
    }

    private static List<string> Warnings(UnlockPlan plan)
    {
        var userName = plan.User.UserName;
        var warnings = plan.Deleted
            .Select(
                credential => $"{LockEntries.Write(credential)} of '{userName}' was deleted while the user was locked.")
                .ToList();
        if (plan.Password)
        {
            warnings.Add(
                $"The lock deleted the console password of '{userName}', which cannot be restored. "
                + "Use Set-AdminUserPassword to set a new one.");
        }

        return warnings;
    }

    private static AdminException Unreadable(string userName, string what) => new(
        "LockUnreadable", ErrorKind.InvalidOperation, userName,
        $"{what} not as Lock-AdminUser writes it, so its list is not used.",
        "Run Lock-AdminUser again to replace it; Unlock-AdminUser "
        + "then restores only what that lock disabled. "
        + "Or enable keys with Enable-AdminAccessKey, and delete it yourself.");

    private static AdminException HalfDone(UnlockPlan plan, AdminException reason)
    {
        var enabled = plan.ToEnable.Count == 0 ? string.Empty
            : $" {string.Join(", ", plan.ToEnable.Select(LockEntries.Write))} may be active again.";
        return new AdminException(
            reason.ErrorId, reason.Kind, plan.User.UserName,
            $"'{plan.User.UserName}' is still locked, because the unlock could not be completed: "
                + $"{reason.Message}{enabled}",
            $"Run Unlock-AdminUser again to complete it. {reason.Advice}".TrimEnd(), reason.InnerException ?? reason);
    }
}
