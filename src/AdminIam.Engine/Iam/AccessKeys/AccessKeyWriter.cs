using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Common.Secrets;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Creates, enables, disables and deletes access keys.</summary>
public sealed class AccessKeyWriter(IamRun run)
{
    /// <summary>The maximum number of keys of a user, active or not. The quota cannot be increased.</summary>
    internal const int KeysPerUser = 2;

    private readonly AccessKeyReader _reader = new(run);

    /// <summary>Creates a key for a user.</summary>
    /// <param name="ensure">Whether a user who has an active key is not changed.</param>
    public async Task<AccessKeyRecord> CreateAsync(string userName, bool ensure)
    {
        var keys = await _reader.ListAsync(userName).ConfigureAwait(false);
        if (ensure && keys.FirstOrDefault(key => key.IsActive) is { } active)
            return active with { Outcome = Outcome.Unchanged };
        if (keys.Count >= KeysPerUser)
            throw QuotaExceeded(userName, keys);
        try
        {
            return await CreateAsync(run, userName, keys).ConfigureAwait(false);
        }
        catch (LimitExceededException e)
        {
            throw QuotaExceeded(userName, await _reader.ListAsync(userName).ConfigureAwait(false), e);
        }
    }

    /// <summary>Enables or disables a key.</summary>
    /// <param name="userName">The user of the key; <see langword="null"/> to look it up.</param>
    /// <param name="active">Whether to enable the key.</param>
    public async Task<AccessKeyRecord> SetStatusAsync(string accessKeyId, string? userName, bool active)
    {
        var key = await FindAsync(accessKeyId, userName).ConfigureAwait(false);
        if (key.IsActive == active)
            return key with { Outcome = Outcome.Unchanged };
        await run.Calls.RepeatableAsync(
            token => AccessKeyCalls.SetStatusAsync(run, key.UserName, key.AccessKeyId, active, token), exists: true)
            .ConfigureAwait(false);
        return key with { IsActive = active, Outcome = Outcome.Updated };
    }

    /// <summary>Deletes a key.</summary>
    /// <param name="userName">The user of the key; <see langword="null"/> to look it up.</param>
    /// <returns>The deleted key.</returns>
    public async Task<AccessKeyRecord> RemoveAsync(string accessKeyId, string? userName)
    {
        var key = await FindAsync(accessKeyId, userName).ConfigureAwait(false);
        await DeleteAsync(run, key).ConfigureAwait(false);
        return key;
    }

    internal static async Task<AccessKeyRecord> CreateAsync(
        IamRun run, string userName, IEnumerable<AccessKeyRecord> known)
    {
        var key = await AccessKeyCreator.CreateAsync(run, userName, known.Select(k => k.AccessKeyId).ToList())
            .ConfigureAwait(false);
        var record = new AccessKeyRecord
        {
            UserName = key.UserName,
            AccessKeyId = key.AccessKeyId,
            SecretAccessKey = SecretText.Protect(key.SecretAccessKey),
            IsActive = true,
            CreateDate = key.CreateDate,
            Age = AccessKeyRecord.AgeOf(key.CreateDate, run.UtcNow),
            Outcome = Outcome.Created,
        };
        return record with
        {
            Unseen = new UnseenWork(new UndoStep(
                $"the access key {record.AccessKeyId} of '{record.UserName}'", true,
                () => DeleteAsync(run.Finishing, record, justCreated: true))),
        };
    }

    internal static Task DeleteAsync(IamRun run, AccessKeyRecord key, bool justCreated = false) =>
        run.Calls.RemovalAsync(
        token => AccessKeyCalls.DeleteAsync(run, key.UserName, key.AccessKeyId, token), justCreated);

    private async Task<AccessKeyRecord> FindAsync(string accessKeyId, string? userName)
    {
        var owner = userName ?? await _reader.OwnerAsync(accessKeyId).ConfigureAwait(false);
        var keys = await _reader.ListAsync(owner).ConfigureAwait(false);
        return keys.FirstOrDefault(key => key.AccessKeyId == accessKeyId)
            ?? throw AccessKeyReader.NotFound(accessKeyId, owner, keys);
    }

    private static AdminException QuotaExceeded(
        string userName, IReadOnlyCollection<AccessKeyRecord> keys, Exception? inner = null) => new(
        "QuotaExceeded", ErrorKind.LimitExceeded, userName,
        $"'{userName}' already has {CountText.Of(keys.Count, "access key")}, "
        + string.Join(" and ", keys.Select(key => $"{key.AccessKeyId} ({(key.IsActive ? "active" : "inactive")})"))
        + $". A user can have {KeysPerUser}.",
        "Delete one with Remove-AdminAccessKey, or replace one with Update-AdminAccessKey.", inner);
}
