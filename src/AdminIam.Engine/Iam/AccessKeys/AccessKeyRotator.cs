using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>
/// Replaces access keys so that their user has a working one all the time: the old key is retired only after the new one
/// was proven and its secret was handed over.
/// </summary>
/// <param name="patience">How long a new key may take to work. IAM is eventually consistent: it takes seconds.</param>
public sealed class AccessKeyRotator(IamRun run, TimeSpan patience)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private readonly AccessKeyReader _reader = new(run);

    /// <summary>Chooses the key to replace; changes nothing.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="accessKeyId">The key to replace; without it, the one the user works with.</param>
    /// <param name="removable">Which other key may be removed where the user has two.</param>
    public async Task<RotationPlan> PlanAsync(string userName, string? accessKeyId, RemovableKey removable)
    {
        var keys = await _reader.ListWithUseAsync(userName).ConfigureAwait(false);
        var old = accessKeyId is null ? TheOneInUse(userName, keys) : Named(userName, accessKeyId, keys);
        var other = keys.FirstOrDefault(key => key.AccessKeyId != old.AccessKeyId);
        if (other is not null)
            CheckMayGo(userName, old, other, removable);
        return new RotationPlan(userName, old, other, old.AccessKeyId == run.Session.Account.AccessKeyId);
    }

    /// <summary>Makes the new key and proves it; the old one is left as it is.</summary>
    /// <param name="plan">The plan.</param>
    public async Task<AccessKeyRecord> ReplaceAsync(RotationPlan plan)
    {
        if (plan.Spare is not null)
            await AccessKeyWriter.DeleteAsync(run, plan.Spare).ConfigureAwait(false);
        var made = await AccessKeyWriter.MakeAsync(run, plan.UserName, [plan.Old]).ConfigureAwait(false);
        try
        {
            await ProveAsync(made).ConfigureAwait(false);
            return made;
        }
        catch
        {
            await AccessKeyWriter.DeleteAsync(run.Finishing, made, justMade: true).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Retires the old key, now that somebody has the new one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="remove">Whether to remove it rather than disable it.</param>
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
                "New-AdminAccessKey makes one.");
        }

        var used = active.Where(key => key.LastUsedDate is not null).ToList();
        return active.Count == 1 ? active[0]
            : used.Count == 1 ? used[0]
            : throw new AdminException(
                "AmbiguousAccessKey", ErrorKind.InvalidArgument, userName,
                $"'{userName}' has two active access keys, {string.Join(" and ", keys.Select(Describe))}; which one is to be replaced?",
                "Name it with -AccessKeyId.");
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
                "Remove it with Remove-AdminAccessKey, or make another one with New-AdminAccessKey.");
    }

    // A key that is in use is somebody's; one that is not may make room, but only with consent.
    private static void CheckMayGo(string userName, AccessKeyRecord old, AccessKeyRecord other, RemovableKey removable)
    {
        var problem = $"'{userName}' has two access keys, {Describe(old)} and {Describe(other)}; there is no room for a new one.";
        var (isAllowed, advice) = other switch
        {
            { IsActive: false } => (
                removable != RemovableKey.None,
                $"{other.AccessKeyId} is inactive, so AWS refuses it and nothing can work with it: add -RemoveInactive to remove it."),
            { LastUsedDate: null } => (
                removable == RemovableKey.InactiveOrUnused,
                $"{other.AccessKeyId} is active but was never used: add -Force to remove {other.AccessKeyId}, or keep it and remove "
                + $"{old.AccessKeyId} with Remove-AdminAccessKey once nothing works with that one."),
            _ => (
                false,
                $"Both are active and were used, so neither is removed here. Move what works with one of them to the other one, disable "
                + "it with Disable-AdminAccessKey, and run this again with -RemoveInactive."),
        };
        if (!isAllowed)
            throw new AdminException("QuotaExceeded", ErrorKind.LimitExceeded, userName, problem, advice);
    }

    private static string Describe(AccessKeyRecord key) =>
        $"{key.AccessKeyId} ({(key.IsActive ? "active" : "inactive")}, "
        + $"{(key.LastUsedDate is { } used ? $"last used {used:yyyy-MM-dd}" : "never used")})";

    private async Task ProveAsync(AccessKeyRecord key)
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
                    $"The new access key of '{key.UserName}' did not work within {patience.TotalSeconds:0} seconds ({e.Message}) "
                    + "and was removed again. The old key still works.",
                    "Try again later.", e);
            }
            catch (AdminException)
            {
                await run.Calls.WaitAsync(wait).ConfigureAwait(false);
            }
        }
    }
}
