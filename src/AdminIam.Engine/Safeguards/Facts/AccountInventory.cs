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
        Users.Where(IsLocked).Select(user => user.UserName), StringComparer.OrdinalIgnoreCase));

    /// <summary>Returns whether an inline policy denies a user all actions, or a lock attached AWSDenyAll.</summary>
    /// <param name="userName">The user.</param>
    public bool IsLocked(string userName) => _locked.Value.Contains(userName);

    /// <summary>Reads an account, with up to 1,000 resources per call.</summary>
    public static async Task<AccountInventory> ReadAsync(IamRun run)
    {
        var answers = await AuthorizationDetails
            .Read(run, "User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy")
            .ToListAsync().ConfigureAwait(false);
        return new AccountInventory(
            answers.SelectMany(answer => answer.UserDetailList ?? []).ToList(),
            answers.SelectMany(answer => answer.GroupDetailList ?? []).ToList(),
            answers.SelectMany(answer => answer.RoleDetailList ?? []).ToList(),
            answers.SelectMany(answer => answer.Policies ?? []).ToList(),
            AccountSnapshot.Of(run, answers));
    }

    private static bool IsLocked(UserDetail user) =>
        (user.UserPolicyList ?? []).Exists(
            policy => LockMark.Denies(Uri.UnescapeDataString(policy.PolicyDocument)))
        || LockMark.IsDenyAllByLock(
            (user.Tags ?? []).Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value)),
            user.AttachedManagedPolicies);
}
