using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Lists the inline and attached policies of a user.</summary>
internal static class UserPolicyLists
{
    /// <summary>Returns the names of the inline policies.</summary>
    public static Pages<string> Inline(IamRun run, string userName) => IamPages.Read(
        run, new ListUserPoliciesRequest { UserName = userName }, run.Client.ListUserPoliciesAsync,
        answer => answer.PolicyNames);

    /// <summary>Returns the attached managed policies.</summary>
    public static Pages<AttachedPolicyType> Attached(IamRun run, string userName) => IamPages.Read(
        run, new ListAttachedUserPoliciesRequest { UserName = userName }, run.Client.ListAttachedUserPoliciesAsync,
        answer => answer.AttachedPolicies);
}
