using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>IAM's calls about access keys, as the call runner sends them.</summary>
internal static class AccessKeyCalls
{
    /// <summary>The keys of a user.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="userName">The user; <see langword="null"/> for the one the session belongs to.</param>
    /// <param name="exists">Whether the user is known to exist.</param>
    public static Pages<AccessKeyMetadata> List(IamSession session, StopSignal stop, string? userName, bool exists = false) =>
        IamPages.Read(
            session, stop, new ListAccessKeysRequest { UserName = userName }, session.Iam.ListAccessKeysAsync,
            answer => answer.AccessKeyMetadata, exists);

    /// <summary>Enables or disables a key.</summary>
    /// <param name="session">The account.</param>
    /// <param name="userName">The user; <see langword="null"/> for the one the session belongs to.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="active">Whether AWS is to accept it.</param>
    /// <param name="token">Abandons the call.</param>
    public static Task<UpdateAccessKeyResponse> SetStatusAsync(
        IamSession session, string? userName, string id, bool active, CancellationToken token) => session.Iam.UpdateAccessKeyAsync(
        new UpdateAccessKeyRequest
        {
            UserName = userName,
            AccessKeyId = id,
            Status = active ? StatusType.Active : StatusType.Inactive,
        },
        token);

    /// <summary>Deletes a key.</summary>
    /// <param name="session">The account.</param>
    /// <param name="userName">The user; <see langword="null"/> for the one the session belongs to.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="token">Abandons the call.</param>
    public static Task<DeleteAccessKeyResponse> DeleteAsync(IamSession session, string? userName, string id, CancellationToken token) =>
        session.Iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = userName, AccessKeyId = id }, token);
}
