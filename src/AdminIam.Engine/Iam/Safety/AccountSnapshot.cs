using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Safety;

/// <summary>The users, groups and policies of an account at one time, and who has administrator access.</summary>
internal sealed class AccountSnapshot
{
    private readonly Dictionary<string, UserDetail> _users;
    private readonly Dictionary<string, GroupDetail> _groups;
    private readonly Dictionary<string, RoleDetail> _roles;
    private readonly Dictionary<string, string> _documents;
    private readonly Dictionary<string, DocumentPower> _powers = new(StringComparer.Ordinal);
    private readonly string _anyUser;

    private AccountSnapshot(IReadOnlyList<GetAccountAuthorizationDetailsResponse> answers, string anyUser)
    {
        _anyUser = anyUser;
        _users = Index(answers.SelectMany(answer => answer.UserDetailList ?? []), user => user.UserName);
        _groups = Index(answers.SelectMany(answer => answer.GroupDetailList ?? []), group => group.GroupName);
        _roles = Index(answers.SelectMany(answer => answer.RoleDetailList ?? []), role => role.RoleName);
        _documents = answers.SelectMany(answer => answer.Policies ?? [])
            .Select(
                policy =>
                    (policy.Arn, InForce: policy.PolicyVersionList?.Find(version => version.IsDefaultVersion == true)))
            .Where(policy => policy.InForce?.Document is not null)
            .GroupBy(policy => policy.Arn, StringComparer.Ordinal)
            .ToDictionary(
                policy => policy.Key, policy => Uri.UnescapeDataString(policy.First().InForce!.Document),
                StringComparer.Ordinal);
    }

    /// <summary>The names of all users.</summary>
    public IEnumerable<string> UserNames => _users.Keys;

    /// <summary>Reads an account, with up to 1,000 resources per call.</summary>
    public static async Task<AccountSnapshot> ReadAsync(IamRun run)
    {
        var identity = run.Session.Identity;
        // Roles are read only if the caller is a role. AWS lists only the AWS managed policies that are in use.
        string[] kinds = identity.RoleName is null
            ? ["User", "Group", "LocalManagedPolicy", "AWSManagedPolicy"]
            : ["User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy"];
        return Of(
            run.Session.Partition, identity.AccountId,
            await AuthorizationDetails.Read(run, kinds).ToListAsync().ConfigureAwait(false));
    }

    /// <summary>Returns the account that responses describe.</summary>
    /// <param name="partition">The partition of the account.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="answers">The responses of GetAccountAuthorizationDetails.</param>
    public static AccountSnapshot Of(
        Partition partition, string accountId, IReadOnlyList<GetAccountAuthorizationDetailsResponse> answers) =>
        new(answers, partition.Arn(accountId, "user", "/", "any"));

    /// <summary>Returns the access of a user after a loss.</summary>
    /// <param name="losses">The losses.</param>
    public AdministratorPower OfUser(string userName, params PowerLoss[] losses)
    {
        if (!_users.TryGetValue(userName, out var user) || Array.Exists(losses, loss => loss.TakesUser(userName)))
            return AdministratorPower.None;
        var documents = Inline(user.UserPolicyList).Concat(Attached(user.AttachedManagedPolicies, losses));
        foreach (var groupName in user.GroupList ?? [])
        {
            if (_groups.TryGetValue(groupName, out var group)
                && !Array.Exists(losses, loss => loss.TakesMembership(user.UserName, groupName)))
            {
                documents = documents.Concat(Inline(group.GroupPolicyList)).Concat(Attached(
                    (group.AttachedManagedPolicies ?? []).Where(policy =>
                        !Array.Exists(
                            losses, loss => loss.TakesGroupPolicy(groupName, policy.PolicyName, policy.PolicyArn))),
                    losses));
            }
        }

        return Of(documents, user.PermissionsBoundary, losses);
    }

    /// <summary>Returns the access of a role after a loss.</summary>
    /// <param name="roleName">The role.</param>
    /// <param name="losses">The losses.</param>
    public AdministratorPower OfRole(string roleName, params PowerLoss[] losses) =>
        _roles.TryGetValue(roleName, out var role)
            ? Of(
                Inline(role.RolePolicyList).Concat(Attached(role.AttachedManagedPolicies, losses)),
                role.PermissionsBoundary, losses)
            : AdministratorPower.None;

    /// <summary>Returns the access that a group gives its members.</summary>
    public AdministratorPower OfGroup(string groupName) => _groups.TryGetValue(groupName, out var group)
        ? Of(Inline(group.GroupPolicyList).Concat(Attached(group.AttachedManagedPolicies, [])), null, [])
        : AdministratorPower.None;

    /// <summary>Returns the document of a managed policy; <see langword="null"/> if the policy is not known.</summary>
    public string? DocumentOf(string arn) => _documents.TryGetValue(arn, out var document) ? document : null;

    private static Dictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> name) => items
        .GroupBy(name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Inline(List<PolicyDetail>? policies) =>
        (policies ?? []).Select(policy => Uri.UnescapeDataString(policy.PolicyDocument));

    private static AdministratorPower Least(AdministratorPower a, AdministratorPower b) => a < b ? a : b;

    private IEnumerable<string> Attached(IEnumerable<AttachedPolicyType>? policies, PowerLoss[] losses) =>
        (policies ?? []).Select(policy => Document(policy.PolicyArn, losses)).OfType<string>();

    private string? Document(string arn, PowerLoss[] losses)
    {
        // The last loss determines the document.
        foreach (var loss in Enumerable.Reverse(losses))
        {
            if (loss.TryGetDocument(arn, out var document))
                return document;
        }

        return DocumentOf(arn);
    }

    private AdministratorPower Of(
        IEnumerable<string> documents, AttachedPermissionsBoundary? boundary, PowerLoss[] losses)
    {
        var (grants, leaves) = (AdministratorPower.None, AdministratorPower.Certain);
        foreach (var document in documents)
        {
            var power = Read(document);
            grants = power.Grants > grants ? power.Grants : grants;
            leaves = Least(leaves, power.Leaves);
        }

        var result = Least(grants, leaves);
        if (boundary is null || result == AdministratorPower.None)
            return result;
        // A boundary is not a limit only if its document certainly allows everything.
        return Document(boundary.PermissionsBoundaryArn, losses) is { } limit
            ? Least(result, Least(Read(limit).Grants, Read(limit).Leaves))
            : AdministratorPower.None;
    }

    private DocumentPower Read(string document)
    {
        if (!_powers.TryGetValue(document, out var power))
            _powers[document] = power = DocumentPower.Of(PolicyDocument.Parse(document), _anyUser);
        return power;
    }
}
