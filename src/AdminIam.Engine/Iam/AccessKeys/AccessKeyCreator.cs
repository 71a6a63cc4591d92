using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Creates an access key exactly once, although only the one answer has its secret.</summary>
internal static class AccessKeyCreator
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Creates a key.</summary>
    /// <param name="userName">Whose key.</param>
    /// <param name="known">The ids of the keys the user had before.</param>
    /// <param name="created">Receives the key at once; what follows is only the search for an orphan.</param>
    public static async Task<AccessKey> CreateAsync(
        IamRun run, string userName, IReadOnlyCollection<string> known, Action<AccessKey>? created = null)
    {
        var time = run.Calls.Time;
        var start = time.GetUtcNow().UtcDateTime;
        long? lost = null;
        var orphans = 0;
        var losses = 0;
        var answer = await run.Calls.OnceAsync(
            token => run.Client.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = userName }, token),
            async failure =>
            {
                // The lost answer held the only copy of the secret, so the key is of no use to anybody.
                if (!run.Calls.Service.IsConflict(failure))
                    losses++;
                lost = time.GetTimestamp();
                orphans += await DeleteOrphansAsync(run.Finishing, userName, known, start).ConfigureAwait(false);
                return null;
            },
            exists: true).ConfigureAwait(false);
        created?.Invoke(answer.AccessKey);

        // IAM is eventually consistent: an orphan may not have been visible when it was looked for. The last look is after
        // the time it may take, however long the calls in between were held up.
        var lastLook = lost is null;
        while (!lastLook && orphans < losses)
        {
            lastLook = time.GetElapsedTime(lost!.Value) >= run.Calls.Bounds.Visibility;
            if (!lastLook)
                await run.Finishing.Calls.WaitAsync(LookAgain).ConfigureAwait(false);
            orphans += await DeleteOrphansAsync(
                run.Finishing, userName, [.. known, answer.AccessKey.AccessKeyId], start).ConfigureAwait(false);
        }

        return answer.AccessKey;
    }

    /// <summary>Deletes the keys created since <paramref name="start"/> whose secret nobody has.</summary>
    /// <param name="userName">Whose keys.</param>
    /// <param name="known">The ids of keys that are not orphans.</param>
    /// <param name="start">When our work began, in UTC: older keys are not ours.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> DeleteOrphansAsync(
        IamRun run, string userName, IReadOnlyCollection<string> known, DateTime start)
    {
        var keys = await AccessKeyCalls.List(run, userName, exists: true).ToListAsync().ConfigureAwait(false);
        var orphans = keys
            .Where(key => !known.Contains(key.AccessKeyId) && OwnWork.IsRecent(key.CreateDate, start))
            .Select(key => key.AccessKeyId).ToList();
        foreach (var orphan in orphans)
        {
            await run.Calls.RemovalAsync(token => AccessKeyCalls.DeleteAsync(run, userName, orphan, token))
                .ConfigureAwait(false);
        }

        return orphans.Count;
    }
}
