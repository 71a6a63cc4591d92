using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>IAM's calls about access keys, as the call runner sends them.</summary>
internal static class AccessKeyCalls
{
    /// <summary>The keys of a user.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the one the session belongs to.</param>
    /// <param name="exists">Whether the user is known to exist.</param>
    public static Pages<AccessKeyMetadata> List(IamRun run, string? userName, bool exists = false) =>
        IamPages.Read(
            run, new ListAccessKeysRequest { UserName = userName }, run.Client.ListAccessKeysAsync,
            answer => answer.AccessKeyMetadata, exists);

    /// <summary>Enables or disables a key.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the one the session belongs to.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="active">Whether AWS is to accept it.</param>
    /// <param name="token">Abandons the call.</param>
    public static Task<UpdateAccessKeyResponse> SetStatusAsync(
        IamRun run, string? userName, string id, bool active, CancellationToken token) => run.Client.UpdateAccessKeyAsync(
        new UpdateAccessKeyRequest
        {
            UserName = userName,
            AccessKeyId = id,
            Status = active ? StatusType.Active : StatusType.Inactive,
        },
        token);

    /// <summary>Deletes a key.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the one the session belongs to.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="token">Abandons the call.</param>
    public static Task<DeleteAccessKeyResponse> DeleteAsync(IamRun run, string? userName, string id, CancellationToken token) =>
        run.Client.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = userName, AccessKeyId = id }, token);
}
