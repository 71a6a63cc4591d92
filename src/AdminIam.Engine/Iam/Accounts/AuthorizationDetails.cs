using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>GetAccountAuthorizationDetails: who may do what, a thousand entities a call.</summary>
internal static class AuthorizationDetails
{
    /// <summary>Reads the account.</summary>
    /// <param name="filter">The kinds of entities: <c>User</c>, <c>Group</c>, <c>LocalManagedPolicy</c> and others.</param>
    /// <returns>The answers, one an item.</returns>
    public static Pages<GetAccountAuthorizationDetailsResponse> Read(
        IamRun run, params string[] filter) => IamPages.Read(
        run, new GetAccountAuthorizationDetailsRequest { Filter = [.. filter] },
        run.Client.GetAccountAuthorizationDetailsAsync, answer => new[] { answer });
}
