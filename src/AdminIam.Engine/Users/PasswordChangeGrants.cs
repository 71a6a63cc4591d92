using AdminIam.Engine.Accounts;
using AdminIam.Engine.Calls;
using AdminIam.Engine.Policies;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Finds the groups whose members may change their own password.</summary>
internal static class PasswordChangeGrants
{
    /// <summary>The policy the console gives a user who must change the password and otherwise could not.</summary>
    public const string PolicyName = "IAMUserChangePassword";

    // AWS managed policies that allow iam:ChangePassword. GetAccountAuthorizationDetails can tell the documents of all
    // AWS managed policies too, but that is several megabytes.
    private static readonly HashSet<string> AwsPolicies =
        new(StringComparer.Ordinal) { PolicyName, "AdministratorAccess", "IAMFullAccess" };

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
        var groups = new List<GroupDetail>();
        var granting = new HashSet<string>(AwsPolicies.Select(session.Partition.ManagedPolicyArn), StringComparer.Ordinal);
        var answers = AuthorizationDetails.Read(session, stop, "Group", "LocalManagedPolicy");
        while (await answers.NextAsync().ConfigureAwait(false) is { } page)
        {
            groups.AddRange(page.SelectMany(answer => answer.GroupDetailList ?? []));
            foreach (var policy in page.SelectMany(answer => answer.Policies ?? []))
            {
                var inForce = policy.PolicyVersionList?.Find(version => version.IsDefaultVersion == true);
                if (inForce is not null && AllowsChange(inForce.Document))
                    granting.Add(policy.Arn);
            }
        }

        return new HashSet<string>(
            groups.Where(group =>
                (group.AttachedManagedPolicies ?? []).Exists(policy => granting.Contains(policy.PolicyArn))
                || (group.GroupPolicyList ?? []).Exists(policy => AllowsChange(policy.PolicyDocument)))
            .Select(group => group.GroupName),
            StringComparer.OrdinalIgnoreCase);
    }

    private static bool AllowsChange(string urlEncodedDocument) =>
        PolicyDocument.Parse(Uri.UnescapeDataString(urlEncodedDocument)).AllowsForEverybody("iam:ChangePassword");
}
