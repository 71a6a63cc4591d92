using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Reads access keys.</summary>
public sealed class AccessKeyReader(IamRun run)
{
    /// <summary>The value in GetAccessKeyLastUsed for a key that was never used.</summary>
    private const string Nothing = "N/A";

    // accessKeyIdType in the IAM API reference.
    private static readonly Regex Id = new(@"^[A-Za-z0-9_]{16,128}\z");

    private readonly AccountNameIndex _names = new(run);

    /// <summary>Returns the keys of a user with their last use.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    public async Task<IReadOnlyList<AccessKeyRecord>> ListWithUseAsync(string? userName)
    {
        var keys = await ListAsync(userName).ConfigureAwait(false);
        return await Task.WhenAll(keys.Select(WithUseAsync)).ConfigureAwait(false);
    }

    /// <summary>Returns the keys of a user without their last use.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    public async Task<IReadOnlyList<AccessKeyRecord>> ListAsync(string? userName)
    {
        if (userName is not null)
            IamNameRules.CheckUserName(userName);
        try
        {
            return await AccessKeyCalls.List(run, userName).Select(ToRecord).ToListAsync().ConfigureAwait(false);
        }
        catch (NoSuchEntityException e) when (userName is not null)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
    }

    /// <summary>Returns a key with its user and last use.</summary>
    public async Task<AccessKeyRecord> GetAsync(string accessKeyId)
    {
        var owner = await OwnerAsync(accessKeyId).ConfigureAwait(false);
        var keys = await ListAsync(owner).ConfigureAwait(false);
        var key = keys.FirstOrDefault(k => k.AccessKeyId == accessKeyId) ?? throw NotFound(accessKeyId, owner, keys);
        return await WithUseAsync(key).ConfigureAwait(false);
    }

    /// <summary>Returns the user of a key, from GetAccessKeyLastUsed.</summary>
    /// <exception cref="AdminException">The text is not an access key ID, or there is no such key.</exception>
    public async Task<string> OwnerAsync(string accessKeyId)
    {
        if (!Id.IsMatch(accessKeyId))
        {
            throw new AdminException(
                "InvalidInput", ErrorKind.InvalidArgument, accessKeyId, $"'{accessKeyId}' is not an access key ID.",
                "An access key ID has 16 to 128 letters, digits and underscores. To select the keys of a user, "
                    + "pipe them from Get-AdminAccessKey.");
        }

        try
        {
            return (await LastUsedAsync(accessKeyId).ConfigureAwait(false)).UserName;
        }
        catch (AmazonServiceException e) when (IsMissing(e))
        {
            throw NotFound(accessKeyId, null, [], e);
        }
    }

    /// <summary>Returns the exception for a key that does not exist.</summary>
    /// <param name="accessKeyId">The ID that was not found.</param>
    /// <param name="userName">The user, if specified.</param>
    /// <param name="keys">The keys of that user.</param>
    /// <param name="inner">The exception of the call.</param>
    internal static AdminException NotFound(
        string accessKeyId, string? userName, IReadOnlyCollection<AccessKeyRecord> keys, Exception? inner = null)
    {
        var message = userName is null ? $"There is no access key '{accessKeyId}' in this account."
            : keys.Count == 0 ? $"There is no access key '{accessKeyId}': '{userName}' has no access keys."
            : $"'{userName}' has no access key '{accessKeyId}', but "
                + $"{string.Join(" and ", keys.Select(key => key.AccessKeyId))}.";
        return new AdminException(
            "AccessKeyNotFound", ErrorKind.NotFound, accessKeyId, message,
            "Get-AdminAccessKey lists the existing keys.", inner);
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
            // The key was deleted after it was listed, or is too new for its last use to be available.
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

    // GetAccessKeyLastUsed declares no errors, so the SDK has no exception types for them.
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
