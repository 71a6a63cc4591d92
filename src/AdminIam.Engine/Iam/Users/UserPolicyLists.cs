using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Lists the policies that a user has directly.</summary>
internal static class UserPolicyLists
{
    /// <summary>The names of the inline policies.</summary>
    /// <param name="userName">The user.</param>
    public static Pages<string> Inline(IamRun run, string userName) => IamPages.Read(
        run, new ListUserPoliciesRequest { UserName = userName }, run.Client.ListUserPoliciesAsync,
        answer => answer.PolicyNames);

    /// <summary>The managed policies that are attached.</summary>
    /// <param name="userName">The user.</param>
    public static Pages<AttachedPolicyType> Attached(IamRun run, string userName) => IamPages.Read(
        run, new ListAttachedUserPoliciesRequest { UserName = userName }, run.Client.ListAttachedUserPoliciesAsync,
        answer => answer.AttachedPolicies);
}
