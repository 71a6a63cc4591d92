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
        IamSession session, StopSignal stop, params string[] filter) => new(async marker =>
    {
        var request = new GetAccountAuthorizationDetailsRequest
        {
            Filter = [.. filter],
            Marker = marker,
            MaxItems = PageSize.Largest,
        };
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.GetAccountAuthorizationDetailsAsync(request, token), stop).ConfigureAwait(false);
        return ([answer], answer.IsTruncated == true ? answer.Marker : null);
    });
}
