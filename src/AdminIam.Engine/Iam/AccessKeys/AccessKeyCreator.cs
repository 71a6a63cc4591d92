using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Creates an access key exactly once, although only the first response contains its secret.</summary>
internal static class AccessKeyCreator
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Creates a key.</summary>
    /// <param name="known">The IDs of the keys that existed before.</param>
    /// <param name="created">Receives the key immediately. After that, only orphaned keys are searched.</param>
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
                // The lost response contained the only copy of the secret, so the key cannot be used.
                if (!run.Calls.Service.IsConflict(failure))
                    losses++;
                lost = time.GetTimestamp();
                orphans += await DeleteOrphansAsync(run.Finishing, userName, known, start).ConfigureAwait(false);
                return null;
            },
            exists: true).ConfigureAwait(false);
        created?.Invoke(answer.AccessKey);

        // IAM is eventually consistent, so an orphaned key may not have been visible. The last check is made after the
        // maximum time until it must be visible, regardless of the duration of the calls.
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

    /// <summary>Deletes the keys that were created since <paramref name="start"/> and whose secret is
    /// unknown.</summary>
    /// <param name="known">The IDs of keys that are not orphaned.</param>
    /// <param name="start">The start of the operation, in UTC. Older keys are not deleted.</param>
    /// <returns>The number of deleted keys.</returns>
    public static async Task<int> DeleteOrphansAsync(
        IamRun run, string userName, IReadOnlyCollection<string> known, DateTime start)
    {
        var keys = await AccessKeyCalls.List(run, userName, exists: true).ToListAsync().ConfigureAwait(false);
        var orphans = keys
            .Where(key => !known.Contains(key.AccessKeyId) && LostCall.HasCreated(key.CreateDate, start))
            .Select(key => key.AccessKeyId).ToList();
        foreach (var orphan in orphans)
        {
            await run.Calls.RemovalAsync(token => AccessKeyCalls.DeleteAsync(run, userName, orphan, token))
                .ConfigureAwait(false);
        }

        return orphans.Count;
    }
}
