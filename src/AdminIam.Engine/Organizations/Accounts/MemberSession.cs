using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Opens sessions of member accounts by a role.</summary>
public static class MemberSession
{
    /// <summary>Opens a session of an account.</summary>
    /// <param name="source">The session of the caller.</param>
    /// <param name="accountId">The ID of the account.</param>
    /// <param name="roleName">The role to assume in it.</param>
    /// <param name="externalId">The external ID that the trust policy of the role may require.</param>
    /// <param name="stop">Ends the attempt.</param>
    public static async Task<IamSession> OpenAsync(
        IamSession source, string accountId, string roleName, string? externalId, CancellationToken stop)
    {
        var arn = $"arn:{source.Partition.Name}:iam::{accountId}:role/{roleName}";
        var role = new RoleRequest(arn, RoleRequest.DefaultSessionName) { ExternalId = externalId };
        return new IamSession(await source.Account.AssumeAsync(role, stop).ConfigureAwait(false));
    }
}
