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
    public static Pages<string> Inline(IamSession session, StopSignal stop, string userName) => IamPages.Read(
        session, stop, new ListUserPoliciesRequest { UserName = userName }, session.Iam.ListUserPoliciesAsync,
        answer => answer.PolicyNames);

    /// <summary>The managed policies that are attached.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="userName">The user.</param>
    public static Pages<AttachedPolicyType> Attached(IamSession session, StopSignal stop, string userName) => IamPages.Read(
        session, stop, new ListAttachedUserPoliciesRequest { UserName = userName }, session.Iam.ListAttachedUserPoliciesAsync,
        answer => answer.AttachedPolicies);
}
