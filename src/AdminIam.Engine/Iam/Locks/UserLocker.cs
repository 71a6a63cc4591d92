using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Locks users out; one locker serves all users of a run.</summary>
/// <remarks>
/// Every step is tried, whatever becomes of the others: keys are switched off even where nothing can be denied, and the user
/// is denied everything even where keys cannot be listed. What could not be done is said.
/// </remarks>
/// <param name="options">How to lock.</param>
public sealed class UserLocker(IamRun run, LockOptions options)
{
    private static readonly CredentialKind[] LesserKinds =
        [CredentialKind.SshKey, CredentialKind.ServiceCredential, CredentialKind.Certificate];

    private readonly LockStore _store = new(run);
    private readonly AccountNames _names = new(run);
    private readonly UserReader _reader = new(run);
    private readonly UserCredentials _credentials = new(run);
    private readonly LoginProfileWriter _profiles = new(run);

    /// <summary>Denies a user everything and switches the access keys off: the first half of a lock.</summary>
    /// <param name="userName">The user.</param>
    public async Task<KeyLock> LockKeysAsync(string userName)
    {
        IamNames.CheckUserName(userName);
        var progress = new KeyLock(userName, run.UtcNow);
        var active = new List<TakenCredential>();
        LockPolicyState? found = null;
        var looking = progress.ReasonAsync(async () => found = await _store.FindPolicyAsync(userName).ConfigureAwait(false));
        await progress.TryAsync(
            "list the access keys",
            async () => active = await ActiveAsync(progress, CredentialKind.AccessKey).ConfigureAwait(false)).ConfigureAwait(false);
        var obstacle = await looking.ConfigureAwait(false);
        if (found is not null)
            obstacle = await DenyAsync(progress, found, active).ConfigureAwait(false);
        else
            progress.Memory = progress.Memory.With(active);

        await SwitchOffAsync(progress, active).ConfigureAwait(false);
        if (obstacle is not null)
            await FallBackAsync(progress, found is null ? "read" : "written", obstacle).ConfigureAwait(false);
        return progress;
    }

    /// <summary>Switches off every other way in: the second half of a lock.</summary>
    /// <param name="progress">The first half.</param>
    public async Task<LockedUser> LockRestAsync(KeyLock progress)
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
                async () => hasPassword = await _profiles.ExistsAsync(userName).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var lists = LesserKinds.ToDictionary(kind => kind, _ => new List<TakenCredential>());
        await Task.WhenAll(LesserKinds.Select(kind => progress.TryAsync(
            $"list the {UserCredentials.Describe(kind)}",
            async () => lists[kind] = await ActiveAsync(progress, kind).ConfigureAwait(false)))).ConfigureAwait(false);
        var active = lists.Values.SelectMany(list => list).ToList();

        var memory = progress.Memory.With(active);
        await RememberAsync(progress, memory with { Password = memory.Password || hasPassword }).ConfigureAwait(false);
        await SwitchOffAsync(progress, active).ConfigureAwait(false);
        if (hasPassword)
        {
            progress.IsChanged |= await progress.TryAsync(
                "delete the console password", () => _profiles.DeleteAsync(userName)).ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        return Result(progress, user);
    }

    private static LockedUser Result(KeyLock progress, UserRecord? user)
    {
        var outcome = progress.HasFailed || progress.IsUnchecked ? Outcome.Incomplete
            : progress.IsChanged ? Outcome.Locked : Outcome.Unchanged;
        return new LockedUser(progress.UserName, user, outcome)
        {
            Notes = progress.Memory.Credentials
                .Select(taken => $"Took {taken.Kind} {taken.Id} from '{progress.UserName}'.").ToList(),
            Warnings = progress.Warnings,
            Failure = progress.Failure(),
        };
    }

    /// <returns>Why the inline policy could not be written, if it could not.</returns>
    private async Task<AdminException?> DenyAsync(KeyLock progress, LockPolicyState found, IEnumerable<TakenCredential> active)
    {
        if (found.IsForeign)
        {
            progress.Warn(
                $"The inline policy {LockPolicy.Name} of '{progress.UserName}' was not as Lock-AdminUser writes it. It is replaced, and "
                + "what it listed as taken is not given back by Unlock-AdminUser.");
        }

        progress.Memory = (found.Memory ?? progress.Memory).With(active);
        if (found.Memory is not null)
            progress.Denial = Denial.InlinePolicy;
        if (found.Memory?.Holds(progress.Memory) == true)
            return null;
        // What is about to be taken is written down first: a lock that is interrupted here can be run again.
        var obstacle = await progress.ReasonAsync(() => _store.WritePolicyAsync(progress.UserName, progress.Memory))
            .ConfigureAwait(false);
        if (obstacle is null)
        {
            progress.Denial = Denial.InlinePolicy;
            progress.IsChanged = true;
        }

        return obstacle;
    }

    // The tags remember what the inline policy cannot, and AWSDenyAll denies where it does not.
    private async Task FallBackAsync(KeyLock progress, string what, AdminException obstacle)
    {
        var userName = progress.UserName;
        progress.UsesTags = true;
        IReadOnlyList<KeyValuePair<string, string>> tags = [];
        var known = (LockMemory?)null;
        await progress.ReasonAsync(async () =>
        {
            tags = await _store.TagsAsync(userName).ConfigureAwait(false);
            known = LockTags.Read(tags);
        }).ConfigureAwait(false);
        progress.Memory = progress.Memory.And(known);

        if (progress.Denial == Denial.None)
        {
            var because = $"The inline policy {LockPolicy.Name} of '{userName}' could not be {what} ({obstacle.Message})";
            await AttachDenyAllAsync(progress, because).ConfigureAwait(false);
        }

        if (known?.Holds(progress.Memory) != true)
            await RememberInTagsAsync(progress, tags).ConfigureAwait(false);
    }

    private async Task AttachDenyAllAsync(KeyLock progress, string because)
    {
        var isAttached = (bool?)null;
        await progress.ReasonAsync(
            async () => isAttached = await _store.HasDenyAllAsync(progress.UserName).ConfigureAwait(false)).ConfigureAwait(false);
        if (isAttached == true)
        {
            progress.Denial = Denial.DenyAll;
            progress.Warn($"{because}, but {LockStore.DenyAllName} is attached to the user already.");
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
        // Unlocking detaches only what the lock attached for certain.
        progress.Memory = progress.Memory with { DenyAll = progress.Memory.DenyAll || isAttached == false };
        if (isAttached is null)
        {
            progress.Warn(
                $"Whether {LockStore.DenyAllName} was attached to '{progress.UserName}' before could not be read, so Unlock-AdminUser "
                + "does not detach it.");
        }
    }

    private async Task RememberAsync(KeyLock progress, LockMemory memory)
    {
        if (progress.Memory.Holds(memory))
            return;
        progress.Memory = memory;
        if (!progress.UsesTags)
        {
            var obstacle = await progress.ReasonAsync(() => _store.WritePolicyAsync(progress.UserName, memory)).ConfigureAwait(false);
            if (obstacle is not null)
                await FallBackAsync(progress, "written", obstacle).ConfigureAwait(false);
            return;
        }

        IReadOnlyList<KeyValuePair<string, string>> tags = [];
        await progress.ReasonAsync(async () => tags = await _store.TagsAsync(progress.UserName).ConfigureAwait(false))
            .ConfigureAwait(false);
        await RememberInTagsAsync(progress, tags).ConfigureAwait(false);
    }

    private async Task RememberInTagsAsync(KeyLock progress, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var reason = await progress.ReasonAsync(
            () => _store.WriteTagsAsync(progress.UserName, progress.Memory, tags)).ConfigureAwait(false);
        if (reason is null)
            return;
        var taken = progress.Memory.Credentials.Select(LockEntries.Write).ToList();
        progress.Warn(
            $"What the lock takes from '{progress.UserName}' could not be recorded ({reason.Message}), so Unlock-AdminUser cannot give it "
            + $"back. It was active: {(taken.Count == 0 ? "nothing" : string.Join(", ", taken))}.");
    }

    private async Task<List<TakenCredential>> ActiveAsync(KeyLock progress, CredentialKind kind)
    {
        try
        {
            var all = await _credentials.TryListAsync(kind, progress.UserName).ConfigureAwait(false);
            if (all is not null)
                return all.Where(credential => credential.IsActive).Select(one => new TakenCredential(kind, one.Id)).ToList();
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(progress.UserName, e).ConfigureAwait(false);
        }

        progress.IsUnchecked = true;
        progress.Warn(
            $"The {UserCredentials.Describe(kind)} of '{progress.UserName}' could not be checked: the endpoint does not have "
            + $"{UserCredentials.ListOperation(kind)}.");
        return [];
    }

    private async Task SwitchOffAsync(KeyLock progress, IReadOnlyCollection<TakenCredential> taken)
    {
        var done = await Task.WhenAll(taken.Select(credential => progress.TryAsync(
            $"switch off {LockEntries.Write(credential)}",
            () => _credentials.SwitchAsync(progress.UserName, credential.Kind, credential.Id, active: false)))).ConfigureAwait(false);
        progress.IsChanged |= done.Contains(true);
    }
}
