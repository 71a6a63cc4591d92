using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Lists the policies that a user has directly.</summary>
internal static class UserPolicyLists
{
    /// <summary>The names of the inline policies.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="userName">The user.</param>
    public static Pages<string> Inline(IamSession session, StopSignal stop, string userName) => new(async marker =>
    {
        var request = new ListUserPoliciesRequest { UserName = userName, Marker = marker, MaxItems = PageSize.Largest };
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.ListUserPoliciesAsync(request, token), stop).ConfigureAwait(false);
        return (answer.PolicyNames ?? [], answer.IsTruncated == true ? answer.Marker : null);
    });

    /// <summary>The managed policies that are attached.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="userName">The user.</param>
    public static Pages<AttachedPolicyType> Attached(IamSession session, StopSignal stop, string userName) => new(async marker =>
    {
        var request = new ListAttachedUserPoliciesRequest { UserName = userName, Marker = marker, MaxItems = PageSize.Largest };
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.ListAttachedUserPoliciesAsync(request, token), stop).ConfigureAwait(false);
        return (answer.AttachedPolicies ?? [], answer.IsTruncated == true ? answer.Marker : null);
    });
}
