using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>GetAccountAuthorizationDetails: who may do what, a thousand entities a call.</summary>
internal static class AuthorizationDetails
{
    /// <summary>Reads the account.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="filter">The kinds of entities: <c>User</c>, <c>Group</c>, <c>LocalManagedPolicy</c> and others.</param>
    /// <returns>The answers, one an item.</returns>
    public static Pages<GetAccountAuthorizationDetailsResponse> Read(
        IamSession session, StopSignal stop, params string[] filter) => IamPages.Read(
        session, stop, new GetAccountAuthorizationDetailsRequest { Filter = [.. filter] },
        session.Iam.GetAccountAuthorizationDetailsAsync, answer => new[] { answer });
}
