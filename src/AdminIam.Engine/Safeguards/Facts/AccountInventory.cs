using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Safety;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>The users, groups, roles and policies of an account.</summary>
/// <param name="Users">The users with their groups and policies.</param>
/// <param name="Groups">The groups with their policies.</param>
/// <param name="Roles">The roles with their policies and trust policies.</param>
/// <param name="Policies">The customer managed policies, and the AWS managed policies that are attached.</param>
/// <param name="Access">Who has administrator access.</param>
internal sealed record AccountInventory(
    IReadOnlyList<UserDetail> Users, IReadOnlyList<GroupDetail> Groups, IReadOnlyList<RoleDetail> Roles,
    IReadOnlyList<ManagedPolicyDetail> Policies, AccountSnapshot Access)
{
    private readonly Lazy<HashSet<string>> _locked = new(() => new HashSet<string>(
        Users.Where(LockMark.IsLocked).Select(user => user.UserName), StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<ILookup<string, string>> _members = new(() => Users
        .SelectMany(user => (user.GroupList ?? []).Select(group => (Group: group, User: user.UserName)))
        .ToLookup(member => member.Group, member => member.User, StringComparer.OrdinalIgnoreCase));

    /// <summary>Returns the members of a group.</summary>
    public IReadOnlyCollection<string> MembersOf(string groupName) => _members.Value[groupName].ToList();

    /// <summary>Returns whether the policy of a lock denies a user all actions.</summary>
    /// <param name="userName">The user.</param>
    public bool IsLocked(string userName) => _locked.Value.Contains(userName);

    /// <summary>Returns the decoded document of the default version of a managed policy; <see langword="null"/> if the
    /// policy is not known.</summary>
    public string? DocumentOf(string arn) => Access.DocumentOf(arn);

    /// <summary>Returns whether a user has administrator access, even if it depends on conditions.</summary>
    public bool IsAdministrator(string userName) => Access.OfUser(userName) > AdministratorPower.None;

    /// <summary>Reads an account, with up to 1,000 resources per call.</summary>
    public static async Task<AccountInventory> ReadAsync(IamRun run) => Of(
        run.Session.Partition, run.Session.Identity.AccountId,
        await AuthorizationDetails.Read(run, "User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy")
            .ToListAsync().ConfigureAwait(false));

    /// <summary>Returns the account that responses describe.</summary>
    /// <param name="partition">The partition of the account.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="answers">The responses of GetAccountAuthorizationDetails.</param>
    public static AccountInventory Of(
        Partition partition, string accountId, IReadOnlyList<GetAccountAuthorizationDetailsResponse> answers) => new(
        answers.SelectMany(answer => answer.UserDetailList ?? []).ToList(),
        answers.SelectMany(answer => answer.GroupDetailList ?? []).ToList(),
        answers.SelectMany(answer => answer.RoleDetailList ?? []).ToList(),
        answers.SelectMany(answer => answer.Policies ?? []).Select(Named).ToList(),
        AccountSnapshot.Of(partition, accountId, answers));

    // The name is optional in the model of the response. It is the last part of the ARN.
    private static ManagedPolicyDetail Named(ManagedPolicyDetail policy)
    {
        policy.PolicyName ??= policy.Arn.Substring(policy.Arn.LastIndexOf('/') + 1);
        return policy;
    }
}
