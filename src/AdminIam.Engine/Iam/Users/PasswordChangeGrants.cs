using AdminIam.Engine.Aws.Calls;
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
    /// <param name="session">The account.</param>
    /// <param name="userName">The user.</param>
    /// <param name="stop">Ends it.</param>
    public static Task GrantAsync(IamSession session, string userName, StopSignal stop) => session.Calls.RepeatableAsync(
        token => session.Iam.AttachUserPolicyAsync(
            new AttachUserPolicyRequest { UserName = userName, PolicyArn = session.Partition.ManagedPolicyArn(PolicyName) }, token),
        stop, exists: true);

    /// <summary>The names of those groups.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<ISet<string>> GroupsAsync(IamSession session, StopSignal stop)
    {
        var answers = await AuthorizationDetails.Read(session, stop, "Group", "LocalManagedPolicy").ToListAsync().ConfigureAwait(false);
        return new PolicyHolders(
            answers, AwsPolicies.Select(session.Partition.ManagedPolicyArn),
            document => document.AllowsForEverybody("iam:ChangePassword")).Groups;
    }
}
