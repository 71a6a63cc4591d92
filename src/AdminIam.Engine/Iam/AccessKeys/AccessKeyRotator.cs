using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>
/// Rotates access keys. The user always has a valid key: the old key is disabled or deleted only after the new key was
/// verified and its secret was delivered.
/// </summary>
/// <param name="patience">The maximum time until a new key is valid. IAM is eventually consistent, so it can take
/// several seconds.</param>
public sealed class AccessKeyRotator(IamRun run, TimeSpan patience)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private readonly AccessKeyReader _reader = new(run);

    /// <summary>Selects the key to replace, without changes.</summary>
    /// <param name="accessKeyId">The key to replace. The default is the active key.</param>
    /// <param name="removable">Which other key may be deleted if the user has two.</param>
    public async Task<RotationPlan> PlanAsync(string userName, string? accessKeyId, RemovableKey removable)
    {
        var keys = await _reader.ListWithUseAsync(userName).ConfigureAwait(false);
        var old = accessKeyId is null ? TheOneInUse(userName, keys) : Named(userName, accessKeyId, keys);
        var other = keys.FirstOrDefault(key => key.AccessKeyId != old.AccessKeyId);
        if (other is not null)
            CheckMayGo(userName, old, other, removable);
        return new RotationPlan(userName, old, other, old.AccessKeyId == run.Session.Account.AccessKeyId);
    }

    /// <summary>Creates and verifies the new key. The old key is not changed.</summary>
    public async Task<AccessKeyRecord> ReplaceAsync(RotationPlan plan)
    {
        if (plan.Spare is not null)
            await AccessKeyWriter.DeleteAsync(run, plan.Spare).ConfigureAwait(false);
        var created = await AccessKeyWriter.CreateAsync(run, plan.UserName, [plan.Old]).ConfigureAwait(false);
        try
        {
            await VerifyAsync(created).ConfigureAwait(false);
            return created;
        }
        catch
        {
            await AccessKeyWriter.DeleteAsync(run.Finishing, created, justCreated: true).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Disables or deletes the old key after the new key was delivered.</summary>
    /// <param name="remove">Whether to delete the key instead of disabling it.</param>
    /// <returns>The old key.</returns>
    public async Task<AccessKeyRecord> RetireAsync(RotationPlan plan, bool remove)
    {
        if (remove)
        {
            await AccessKeyWriter.DeleteAsync(run.Finishing, plan.Old).ConfigureAwait(false);
            return plan.Old;
        }

        await run.Finishing.Calls.RepeatableAsync(
            token => AccessKeyCalls.SetStatusAsync(run, plan.UserName, plan.Old.AccessKeyId, active: false, token),
            exists: true).ConfigureAwait(false);
        return plan.Old with { IsActive = false };
    }

    private static AccessKeyRecord TheOneInUse(string userName, IReadOnlyList<AccessKeyRecord> keys)
    {
        var active = keys.Where(key => key.IsActive).ToList();
        if (active.Count == 0)
        {
            throw new AdminException(
                "NoActiveAccessKey", ErrorKind.NotFound, userName,
                keys.Count == 0
                    ? $"'{userName}' has no access key to replace."
                    : $"'{userName}' has no active access key to replace; {string.Join(" and ", keys)} cannot be used.",
                "Use New-AdminAccessKey to create one.");
        }

        var used = active.Where(key => key.LastUsedDate is not null).ToList();
        return active.Count == 1 ? active[0]
            : used.Count == 1 ? used[0]
            : throw new AdminException(
                "AmbiguousAccessKey", ErrorKind.InvalidArgument, userName,
                $"'{userName}' has two active access keys, {string.Join(" and ", keys.Select(Describe))}.",
                "Specify the key to replace with -AccessKeyId.");
    }

    private static AccessKeyRecord Named(string userName, string accessKeyId, IReadOnlyList<AccessKeyRecord> keys)
    {
        var key = keys.FirstOrDefault(k => k.AccessKeyId == accessKeyId)
            ?? throw AccessKeyReader.NotFound(accessKeyId, userName, keys);
        return key.IsActive
            ? key
            : throw new AdminException(
                "NoActiveAccessKey", ErrorKind.InvalidOperation, accessKeyId,
                $"The access key '{accessKeyId}' of '{userName}' is inactive, so there is nothing to replace.",
                "Delete it with Remove-AdminAccessKey, or create another one with New-AdminAccessKey.");
    }

    // A key in use is never deleted, and an unused key only with -RemoveInactive or -Force.
    private static void CheckMayGo(string userName, AccessKeyRecord old, AccessKeyRecord other, RemovableKey removable)
    {
        var problem =
            $"'{userName}' has two access keys, {Describe(old)} and {Describe(other)}; a user cannot have more than "
                + "two.";
        var (isAllowed, advice) = other switch
        {
            { IsActive: false } => (
                removable != RemovableKey.None,
                $"{other.AccessKeyId} is inactive and cannot be used: add -RemoveInactive to delete it."),
            { LastUsedDate: null } => (
                removable == RemovableKey.InactiveOrUnused,
                $"{other.AccessKeyId} is active but was never used: add -Force to delete {other.AccessKeyId}, or keep "
                + $"it and delete {old.AccessKeyId} with Remove-AdminAccessKey when that key is no longer in use."),
            _ => (
                false,
                "Both keys are active and were used, so neither "
                + "is deleted. Update the applications that use one of them, disable that key with "
                + "Disable-AdminAccessKey, and run the command again with -RemoveInactive."),
        };
        if (!isAllowed)
            throw new AdminException("QuotaExceeded", ErrorKind.LimitExceeded, userName, problem, advice);
    }

    private static string Describe(AccessKeyRecord key) =>
        $"{key.AccessKeyId} ({(key.IsActive ? "active" : "inactive")}, "
        + $"{(key.LastUsedDate is { } used ? $"last used {used:yyyy-MM-dd}" : "never used")})";

    private async Task VerifyAsync(AccessKeyRecord key)
    {
        var time = run.Calls.Time;
        var start = time.GetTimestamp();
        for (var wait = TimeSpan.FromMilliseconds(100); ; wait = wait + wait < LongestWait ? wait + wait : LongestWait)
        {
            try
            {
                await SessionFactory.ConnectAsync(
                    run.Session.Account.WithKey(key.AccessKeyId, key.SecretAccessKey!), run.Stop).ConfigureAwait(false);
                return;
            }
            catch (AdminException e) when (time.GetElapsedTime(start) >= patience)
            {
                throw new AdminException(
                    "AccessKeyUnproven", e.Kind == ErrorKind.Authentication ? ErrorKind.Service : e.Kind, key.UserName,
                    $"The new access key of '{key.UserName}' was not valid within {patience.TotalSeconds:0} seconds "
                    + $"({e.Message}) and was deleted. The old key is still valid.",
                    "Try again later.", e);
            }
            catch (AdminException)
            {
                await run.Calls.WaitAsync(wait).ConfigureAwait(false);
            }
        }
    }
}
