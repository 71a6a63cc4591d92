using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Sends the access key operations of IAM.</summary>
internal static class AccessKeyCalls
{
    /// <summary>Returns the keys of a user.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    /// <param name="exists">Whether the user is known to exist.</param>
    public static Pages<AccessKeyMetadata> List(IamRun run, string? userName, bool exists = false) =>
        IamPages.Read(
            run, new ListAccessKeysRequest { UserName = userName }, run.Client.ListAccessKeysAsync,
            answer => answer.AccessKeyMetadata, exists);

    /// <summary>Enables or disables a key.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    /// <param name="active">Whether to enable the key.</param>
    /// <param name="token">Cancels the call.</param>
    public static Task<UpdateAccessKeyResponse> SetStatusAsync(
        IamRun run, string? userName, string id, bool active, CancellationToken token) =>
            run.Client.UpdateAccessKeyAsync(
            new UpdateAccessKeyRequest
            {
                UserName = userName,
                AccessKeyId = id,
                Status = active ? StatusType.Active : StatusType.Inactive,
            },
            token);

    /// <summary>Deletes a key.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the user of the session.</param>
    /// <param name="token">Cancels the call.</param>
    public static Task<DeleteAccessKeyResponse> DeleteAsync(
        IamRun run, string? userName, string id, CancellationToken token) =>
        run.Client.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = userName, AccessKeyId = id }, token);
}
