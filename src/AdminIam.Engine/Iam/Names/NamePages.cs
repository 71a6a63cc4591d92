using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Names;

/// <summary>Lists the names in an account.</summary>
public static class NamePages
{
    /// <summary>Returns the names of all users.</summary>
    public static Pages<string> Users(IamRun run) => IamPages.Read(
        run, new ListUsersRequest(), run.Client.ListUsersAsync, answer => answer.Users).Select(user => user.UserName);

    /// <summary>Returns the names of all groups.</summary>
    public static Pages<string> Groups(IamRun run) => IamPages.Read(
        run, new ListGroupsRequest(), run.Client.ListGroupsAsync,
        answer => answer.Groups).Select(group => group.GroupName);

    /// <summary>Returns the names of all managed policies, including AWS managed policies.</summary>
    public static Pages<string> Policies(IamRun run) => IamPages.Read(
        run, new ListPoliciesRequest { Scope = PolicyScopeType.All, OnlyAttached = false },
        run.Client.ListPoliciesAsync,
        answer => answer.Policies).Select(policy => policy.PolicyName);
}
