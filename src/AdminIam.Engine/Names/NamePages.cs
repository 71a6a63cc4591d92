using AdminIam.Engine.Calls;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Names;

/// <summary>The names there are in an account, page by page.</summary>
public static class NamePages
{
    /// <summary>The names of all users.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Users(IamSession session, StopSignal stop) => new(async marker =>
    {
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.ListUsersAsync(
                new ListUsersRequest { Marker = marker, MaxItems = PageSize.Largest }, token), stop).ConfigureAwait(false);
        return ((answer.Users ?? []).Select(user => user.UserName), answer.IsTruncated == true ? answer.Marker : null);
    });

    /// <summary>The names of all groups.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Groups(IamSession session, StopSignal stop) => new(async marker =>
    {
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.ListGroupsAsync(
                new ListGroupsRequest { Marker = marker, MaxItems = PageSize.Largest }, token), stop).ConfigureAwait(false);
        return ((answer.Groups ?? []).Select(group => group.GroupName), answer.IsTruncated == true ? answer.Marker : null);
    });

    /// <summary>The names of all managed policies, AWS's own among them.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Policies(IamSession session, StopSignal stop) => new(async marker =>
    {
        var request = new ListPoliciesRequest { Scope = PolicyScopeType.All, Marker = marker, MaxItems = PageSize.Largest };
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.ListPoliciesAsync(request, token), stop).ConfigureAwait(false);
        return ((answer.Policies ?? []).Select(policy => policy.PolicyName), answer.IsTruncated == true ? answer.Marker : null);
    });
}
