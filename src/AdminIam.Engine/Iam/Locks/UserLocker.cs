using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Locks users.</summary>
/// <remarks>
/// Every step is attempted even if others fail: keys are disabled even if no policy can be written, and all actions are
/// denied even if keys cannot be listed. Failures are reported.
/// </remarks>
/// <param name="options">The options.</param>
public sealed class UserLocker(IamRun run, LockOptions options)
{
    private static readonly CredentialKind[] OtherKinds =
        [CredentialKind.SshKey, CredentialKind.ServiceCredential, CredentialKind.Certificate];

    private readonly LockStore _store = new(run);
    private readonly AccountNameIndex _names = new(run);
    private readonly UserReader _reader = new(run);
    private readonly UserCredentials _credentials = new(run);
    private readonly LoginProfileWriter _profiles = new(run);

    /// <summary>Denies all actions of a user and disables the access keys: the first part of a lock.</summary>
    public async Task<LockProgress> LockKeysAsync(string userName)
    {
        IamNameRules.CheckUserName(userName);
        var progress = new LockProgress(userName, run.UtcNow);
        var active = new List<DisabledCredential>();
        LockPolicyState? found = null;
        var looking = progress.ReasonAsync(
            async () => found = await _store.FindPolicyAsync(userName).ConfigureAwait(false));
        await progress.TryAsync(
            "list the access keys",
            async () =>
                active = await ActiveAsync(
                    progress, CredentialKind.AccessKey).ConfigureAwait(false)).ConfigureAwait(false);
        var obstacle = await looking.ConfigureAwait(false);
        if (found is not null)
            obstacle = await DenyAsync(progress, found, active).ConfigureAwait(false);
        else
            progress.Record = progress.Record.With(active);

        await DisableAsync(progress, active).ConfigureAwait(false);
        if (obstacle is not null)
            await FallBackAsync(progress, found is null ? "read" : "written", obstacle).ConfigureAwait(false);
        return progress;
    }

    /// <summary>Disables the other credentials: the second part of a lock.</summary>
    /// <param name="progress">The first part.</param>
    public async Task<LockedUser> LockRestAsync(LockProgress progress)
    {
        var userName = progress.UserName;
        UserRecord? user = null;
        var reading = progress.TryAsync(
            "read the user", async () => user = await _reader.GetAsync(userName, _names).ConfigureAwait(false));
        var hasPassword = false;
        if (options.RemovePassword)
        {
            await progress.TryAsync(
                "look for a console password",
                async () =>
                    hasPassword = await _profiles.ExistsAsync(userName).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var lists = OtherKinds.ToDictionary(kind => kind, _ => new List<DisabledCredential>());
        await Task.WhenAll(OtherKinds.Select(kind => progress.TryAsync(
            $"list the {UserCredentials.Describe(kind)}",
            async () => lists[kind] = await ActiveAsync(progress, kind).ConfigureAwait(false)))).ConfigureAwait(false);
        var active = lists.Values.SelectMany(list => list).ToList();

        var record = progress.Record.With(active);
        await RecordAsync(progress, record with { Password = record.Password || hasPassword }).ConfigureAwait(false);
        await DisableAsync(progress, active).ConfigureAwait(false);
        if (hasPassword)
        {
            progress.IsChanged |= await progress.TryAsync(
                "delete the console password", () => _profiles.DeleteAsync(userName)).ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        return Result(progress, user);
    }

    private static LockedUser Result(LockProgress progress, UserRecord? user)
    {
        var outcome = progress.HasFailed || progress.IsUnchecked ? Outcome.Incomplete
            : progress.IsChanged ? Outcome.Locked : Outcome.Unchanged;
        return new LockedUser(progress.UserName, user, outcome)
        {
            Notes = progress.Record.Credentials
                .Select(credential => $"Disabled {credential.Kind} {credential.Id} of '{progress.UserName}'.").ToList(),
            Warnings = progress.Warnings,
            Failure = progress.Failure(),
        };
    }

    /// <returns>The exception if the inline policy could not be written.</returns>
    private async Task<AdminException?> DenyAsync(
        LockProgress progress, LockPolicyState found, IEnumerable<DisabledCredential> active)
    {
        if (found.IsForeign)
        {
            progress.Warn(
                $"The inline policy {LockPolicy.Name} of '{progress.UserName}' was not as Lock-AdminUser writes it. "
                + "It is replaced, and Unlock-AdminUser does not enable what it lists.");
        }

        progress.Record = (found.Record ?? progress.Record).With(active);
        if (found.Record is not null)
            progress.Denial = Denial.InlinePolicy;
        if (found.Record?.Holds(progress.Record) == true)
            return null;
        // The record is written first, so that a lock that is interrupted here can be run again.
        var obstacle = await progress.ReasonAsync(() => _store.WritePolicyAsync(progress.UserName, progress.Record))
            .ConfigureAwait(false);
        if (obstacle is null)
        {
            progress.Denial = Denial.InlinePolicy;
            progress.IsChanged = true;
        }

        return obstacle;
    }

    // The tags contain the record, and AWSDenyAll denies all actions, if the inline policy cannot be written.
    private async Task FallBackAsync(LockProgress progress, string what, AdminException obstacle)
    {
        var userName = progress.UserName;
        progress.UsesTags = true;
        IReadOnlyList<KeyValuePair<string, string>> tags = [];
        var known = (LockRecord?)null;
        await progress.ReasonAsync(async () =>
        {
            tags = await _store.TagsAsync(userName).ConfigureAwait(false);
            known = LockTags.Read(tags);
        }).ConfigureAwait(false);
        progress.Record = progress.Record.And(known);

        if (progress.Denial == Denial.None)
        {
            var because =
                $"The inline policy {LockPolicy.Name} of '{userName}' could not be {what} ({obstacle.Message})";
            await AttachDenyAllAsync(progress, because).ConfigureAwait(false);
        }

        if (known?.Holds(progress.Record) != true)
            await RecordInTagsAsync(progress, tags).ConfigureAwait(false);
    }

    private async Task AttachDenyAllAsync(LockProgress progress, string because)
    {
        var isAttached = (bool?)null;
        await progress.ReasonAsync(
            async () =>
                isAttached =
                    await _store.HasDenyAllAsync(progress.UserName).ConfigureAwait(false)).ConfigureAwait(false);
        if (isAttached == true)
        {
            progress.Denial = Denial.DenyAll;
            progress.Warn($"{because}, but {LockStore.DenyAllName} is already attached to the user.");
            return;
        }

        if (!await progress.TryAsync(
            $"deny everything: {because}; nor could {LockStore.DenyAllName} be attached",
            () => _store.AttachDenyAllAsync(progress.UserName)).ConfigureAwait(false))
        {
            return;
        }

        progress.Denial = Denial.DenyAll;
        progress.IsChanged = true;
        progress.Warn($"{because}, so the AWS managed policy {LockStore.DenyAllName} is attached instead.");
        // An unlock detaches only a policy that the lock certainly attached.
        progress.Record = progress.Record with { DenyAll = progress.Record.DenyAll || isAttached == false };
        if (isAttached is null)
        {
            progress.Warn(
                $"It could not be determined whether {LockStore.DenyAllName} was already attached to "
                + $"'{progress.UserName}', so Unlock-AdminUser does not detach it.");
        }
    }

    private async Task RecordAsync(LockProgress progress, LockRecord record)
    {
        if (progress.Record.Holds(record))
            return;
        progress.Record = record;
        if (!progress.UsesTags)
        {
            var obstacle = await progress.ReasonAsync(
                () => _store.WritePolicyAsync(progress.UserName, record)).ConfigureAwait(false);
            if (obstacle is not null)
                await FallBackAsync(progress, "written", obstacle).ConfigureAwait(false);
            return;
        }

        IReadOnlyList<KeyValuePair<string, string>> tags = [];
        await progress.ReasonAsync(async () => tags = await _store.TagsAsync(progress.UserName).ConfigureAwait(false))
            .ConfigureAwait(false);
        await RecordInTagsAsync(progress, tags).ConfigureAwait(false);
    }

    private async Task RecordInTagsAsync(LockProgress progress, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var reason = await progress.ReasonAsync(
            () => _store.WriteTagsAsync(progress.UserName, progress.Record, tags)).ConfigureAwait(false);
        if (reason is null)
            return;
        var credentials = progress.Record.Credentials.Select(LockEntries.Write).ToList();
        progress.Warn(
            $"The credentials that the lock disables for '{progress.UserName}' could not be recorded "
            + $"({reason.Message}), so Unlock-AdminUser cannot restore them. Active credentials: "
            + $"{(credentials.Count == 0 ? "none" : string.Join(", ", credentials))}.");
    }

    private async Task<List<DisabledCredential>> ActiveAsync(LockProgress progress, CredentialKind kind)
    {
        try
        {
            var all = await _credentials.TryListAsync(kind, progress.UserName).ConfigureAwait(false);
            if (all is not null)
            {
                return all.Where(credential => credential.IsActive)
                    .Select(one => new DisabledCredential(kind, one.Id))
                    .ToList();
            }
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(progress.UserName, e).ConfigureAwait(false);
        }

        progress.IsUnchecked = true;
        progress.Warn(
            $"The {UserCredentials.Describe(kind)} of '{progress.UserName}' could not be checked: "
            + $"the endpoint does not support {UserCredentials.ListOperation(kind)}.");
        return [];
    }

    private async Task DisableAsync(LockProgress progress, IReadOnlyCollection<DisabledCredential> credentials)
    {
        var done = await Task.WhenAll(credentials.Select(credential => progress.TryAsync(
            $"switch off {LockEntries.Write(credential)}",
            () =>
                _credentials.SetStatusAsync(
                    progress.UserName, credential.Kind, credential.Id, active: false)))).ConfigureAwait(false);
        progress.IsChanged |= done.Contains(true);
    }
}
