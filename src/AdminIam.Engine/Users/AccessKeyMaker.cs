using AdminIam.Engine.Calls;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Makes an access key exactly once, although its secret is told only in the one answer.</summary>
internal static class AccessKeyMaker
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes a key.</summary>
    /// <param name="session">The account.</param>
    /// <param name="userName">Whose key.</param>
    /// <param name="known">The ids of the keys the user had before.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<AccessKey> MakeAsync(
        IamSession session, string userName, IReadOnlyCollection<string> known, StopSignal stop)
    {
        var start = DateTime.UtcNow;
        var lost = false;
        var answer = await session.Calls.OnceAsync(
            token => session.Iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = userName }, token),
            async _ =>
            {
                // The lost answer held the only copy of the secret, so the key is of no use to anybody.
                lost = true;
                await DeleteOrphansAsync(session, userName, known, start, stop.Finishing).ConfigureAwait(false);
                return null;
            },
            stop,
            exists: true).ConfigureAwait(false);
        if (lost)
            await SweepAsync(session, userName, [.. known, answer.AccessKey.AccessKeyId], start, stop.Finishing).ConfigureAwait(false);
        return answer.AccessKey;
    }

    // IAM is eventually consistent: an orphan may not have been visible when it was looked for. It was made before our
    // key, so once our key is visible the orphan is too.
    private static async Task SweepAsync(IamSession session, string userName, string[] known, DateTime start, StopSignal stop)
    {
        var deadline = DateTime.UtcNow + CallBounds.Patience;
        while (DateTime.UtcNow < deadline)
        {
            var keys = await DeleteOrphansAsync(session, userName, known, start, stop).ConfigureAwait(false);
            if (keys.Contains(known[known.Length - 1]))
                return;
            await Task.Delay(LookAgain, stop.Hard).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the keys made since <paramref name="start"/> whose secret nobody has.</summary>
    /// <param name="session">The account.</param>
    /// <param name="userName">Whose keys.</param>
    /// <param name="known">The ids of keys that are not orphans.</param>
    /// <param name="start">When our work began, in UTC: older keys are not ours.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The ids of all keys found.</returns>
    public static async Task<IReadOnlyCollection<string>> DeleteOrphansAsync(
        IamSession session, string userName, IReadOnlyCollection<string> known, DateTime start, StopSignal stop)
    {
        var listed = await session.Calls.RepeatableAsync(
            token => session.Iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = userName }, token), stop, exists: true)
            .ConfigureAwait(false);
        var keys = listed.AccessKeyMetadata ?? [];
        foreach (var orphan in keys.Where(key => !known.Contains(key.AccessKeyId) && OwnWork.IsRecent(key.CreateDate, start)))
        {
            await session.Calls.RemovalAsync(token => session.Iam.DeleteAccessKeyAsync(
                new DeleteAccessKeyRequest { UserName = userName, AccessKeyId = orphan.AccessKeyId }, token), stop).ConfigureAwait(false);
        }

        return keys.Select(key => key.AccessKeyId).ToList();
    }
}
