using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>GetAccountAuthorizationDetails: users, groups, roles and policies, up to 1,000 per call.</summary>
internal static class AuthorizationDetails
{
    /// <summary>Reads the account.</summary>
    /// <param name="filter">The kinds of resources: <c>User</c>, <c>Group</c>, <c>LocalManagedPolicy</c> and
    /// others.</param>
    /// <returns>The responses, as the items of the list.</returns>
    public static Pages<GetAccountAuthorizationDetailsResponse> Read(
        IamRun run, params string[] filter) => IamPages.Read(
        run, new GetAccountAuthorizationDetailsRequest { Filter = [.. filter] },
        run.Client.GetAccountAuthorizationDetailsAsync, answer => new[] { answer });
}
