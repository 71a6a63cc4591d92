using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Finds the groups whose members are authorized to change their own password.</summary>
internal static class PasswordChangeGrants
{
    /// <summary>The policy that the console attaches to a user who must change the password but is not authorized to do
    /// so.</summary>
    public const string PolicyName = "IAMUserChangePassword";

    // AWS managed policies that allow iam:ChangePassword. GetAccountAuthorizationDetails can also return the documents
    // of all AWS managed policies, but these are several megabytes.
    private static readonly string[] AwsPolicies = [PolicyName, "AdministratorAccess", "IAMFullAccess"];

    /// <summary>Allows an existing user to change the own password.</summary>
    public static Task GrantAsync(IamRun run, string userName) => run.Calls.RepeatableAsync(
        token => run.Client.AttachUserPolicyAsync(
            new AttachUserPolicyRequest
            {
                UserName = userName,
                PolicyArn = run.Session.Partition.ManagedPolicyArn(PolicyName),
            }, token),
        exists: true);

    /// <summary>Returns the names of these groups.</summary>
    public static async Task<ISet<string>> GroupsAsync(IamRun run)
    {
        var answers = await AuthorizationDetails.Read(run, "Group", "LocalManagedPolicy")
            .ToListAsync().ConfigureAwait(false);
        return new PolicyHolders(
            answers, AwsPolicies.Select(run.Session.Partition.ManagedPolicyArn),
            document => document.AllowsForEverybody("iam:ChangePassword")).Groups;
    }
}
