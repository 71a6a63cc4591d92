using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Reads access keys.</summary>
public sealed class AccessKeyReader(IamRun run)
{
    /// <summary>GetAccessKeyLastUsed says this of a key that was never used.</summary>
    private const string Nothing = "N/A";

    private readonly AccountNames _names = new(run);

    /// <summary>The keys of a user, with their last use.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    public async Task<IReadOnlyList<AccessKeyRecord>> ListWithUseAsync(string? userName)
    {
        var keys = await ListAsync(userName).ConfigureAwait(false);
        return await Task.WhenAll(keys.Select(WithUseAsync)).ConfigureAwait(false);
    }

    /// <summary>The keys of a user, without their last use.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    public async Task<IReadOnlyList<AccessKeyRecord>> ListAsync(string? userName)
    {
        if (userName is not null)
            IamNames.CheckUserName(userName);
        try
        {
            return await AccessKeyCalls.List(run, userName).Select(ToRecord).ToListAsync().ConfigureAwait(false);
        }
        catch (NoSuchEntityException e) when (userName is not null)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
    }

    /// <summary>One key, with its last use; IAM knows whose it is.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    public async Task<AccessKeyRecord> GetAsync(string accessKeyId)
    {
        var owner = await OwnerAsync(accessKeyId).ConfigureAwait(false);
        var keys = await ListAsync(owner).ConfigureAwait(false);
        var key = keys.FirstOrDefault(k => k.AccessKeyId == accessKeyId) ?? throw NotFound(accessKeyId, owner, keys);
        return await WithUseAsync(key).ConfigureAwait(false);
    }

    /// <summary>Whose key it is, as GetAccessKeyLastUsed says.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    public async Task<string> OwnerAsync(string accessKeyId)
    {
        try
        {
            return (await LastUsedAsync(accessKeyId).ConfigureAwait(false)).UserName;
        }
        catch (AmazonServiceException e) when (IsMissing(e))
        {
            throw NotFound(accessKeyId, null, [], e);
        }
    }

    /// <summary>The failure that a key does not exist.</summary>
    /// <param name="accessKeyId">The id that was not found.</param>
    /// <param name="userName">The user it should be of, if one was named.</param>
    /// <param name="keys">The keys of that user.</param>
    /// <param name="inner">AWS's answer.</param>
    internal static AdminException NotFound(
        string accessKeyId, string? userName, IReadOnlyCollection<AccessKeyRecord> keys, Exception? inner = null)
    {
        var message = userName is null ? $"There is no access key '{accessKeyId}' in this account."
            : keys.Count == 0 ? $"There is no access key '{accessKeyId}': '{userName}' has none."
            : $"'{userName}' has no access key '{accessKeyId}', but {string.Join(" and ", keys.Select(key => key.AccessKeyId))}.";
        return new AdminException(
            "AccessKeyNotFound", ErrorKind.NotFound, accessKeyId, message, "Get-AdminAccessKey lists the keys there are.", inner);
    }

    internal async Task<AccessKeyRecord> WithUseAsync(AccessKeyRecord key)
    {
        GetAccessKeyLastUsedResponse answer;
        try
        {
            answer = await LastUsedAsync(key.AccessKeyId).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (IsMissing(e))
        {
            // Removed between the list and this look, or so new that its use cannot be asked for yet.
            return key;
        }

        var used = answer.AccessKeyLastUsed;
        return key with
        {
            LastUsedDate = used?.LastUsedDate,
            LastUsedService = used?.ServiceName is null or Nothing ? null : used.ServiceName,
            LastUsedRegion = used?.Region is null or Nothing ? null : used.Region,
        };
    }

    // GetAccessKeyLastUsed declares no errors, so the SDK has no type for them.
    private static bool IsMissing(AmazonServiceException e) => e.ErrorCode == "NoSuchEntity";

    private Task<GetAccessKeyLastUsedResponse> LastUsedAsync(string accessKeyId) => run.Calls.RepeatableAsync(
        token => run.Client.GetAccessKeyLastUsedAsync(
            new GetAccessKeyLastUsedRequest { AccessKeyId = accessKeyId }, token));

    private AccessKeyRecord ToRecord(AccessKeyMetadata key) => new()
    {
        UserName = key.UserName,
        AccessKeyId = key.AccessKeyId,
        IsActive = key.Status?.Value == "Active",
        CreateDate = key.CreateDate,
        Age = AccessKeyRecord.AgeOf(key.CreateDate, run.UtcNow),
    };
}
