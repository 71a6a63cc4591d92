using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Names;

/// <summary>The names there are in an account, page by page.</summary>
public static class NamePages
{
    /// <summary>The names of all users.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Users(IamSession session, StopSignal stop) => IamPages.Read(
        session, stop, new ListUsersRequest(), session.Iam.ListUsersAsync, answer => answer.Users).Select(user => user.UserName);

    /// <summary>The names of all groups.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Groups(IamSession session, StopSignal stop) => IamPages.Read(
        session, stop, new ListGroupsRequest(), session.Iam.ListGroupsAsync, answer => answer.Groups).Select(group => group.GroupName);

    /// <summary>The names of all managed policies, AWS's own among them.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Policies(IamSession session, StopSignal stop) => IamPages.Read(
        session, stop, new ListPoliciesRequest { Scope = PolicyScopeType.All, OnlyAttached = false }, session.Iam.ListPoliciesAsync,
        answer => answer.Policies).Select(policy => policy.PolicyName);
}
