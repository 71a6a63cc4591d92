using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Finds the groups whose members may change their own password.</summary>
internal static class PasswordChangeGrants
{
    /// <summary>The policy the console gives a user who must change the password and otherwise could not.</summary>
    public const string PolicyName = "IAMUserChangePassword";

    // AWS managed policies that allow iam:ChangePassword. GetAccountAuthorizationDetails can tell the documents of all
    // AWS managed policies too, but that is several megabytes.
    private static readonly string[] AwsPolicies = [PolicyName, "AdministratorAccess", "IAMFullAccess"];

    /// <summary>Lets a user who exists change their own password.</summary>
    /// <param name="userName">The user.</param>
    public static Task GrantAsync(IamRun run, string userName) => run.Calls.RepeatableAsync(
        token => run.Client.AttachUserPolicyAsync(
            new AttachUserPolicyRequest { UserName = userName, PolicyArn = run.Session.Partition.ManagedPolicyArn(PolicyName) }, token),
        exists: true);

    /// <summary>The names of those groups.</summary>
    public static async Task<ISet<string>> GroupsAsync(IamRun run)
    {
        var answers = await AuthorizationDetails.Read(run, "Group", "LocalManagedPolicy").ToListAsync().ConfigureAwait(false);
        return new PolicyHolders(
            answers, AwsPolicies.Select(run.Session.Partition.ManagedPolicyArn),
            document => document.AllowsForEverybody("iam:ChangePassword")).Groups;
    }
}
