using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The organization of an account, if it has one.</summary>
internal sealed class OrganizationsState : IServiceState, IMemberDirectory
{
    private const string SingleSignOn = "sso.amazonaws.com";
    private const string IdentityManagement = "iam.amazonaws.com";

    /// <param name="account">The account. It has an organization if its settings name member accounts, or if its state
    /// has the id of one.</param>
    /// <param name="saved">The organization in the state file; null where it has only the id.</param>
    public OrganizationsState(Account account, SavedOrganization? saved)
    {
        var iam = account.Get<IamAccount>();
        if (iam.OrganizationId is null && saved is null && account.Options.Accounts.Count == 0)
            return;
        iam.OrganizationId ??= OrganizationIds.Organization();
        Organization = new Organization(iam.OrganizationId, account.Partition, saved ?? New(account));
        iam.ManagesRootAccess = () => ManagesRootAccess(account.Id);
        foreach (var member in account.Options.Accounts.Where(one => !Organization.TryFind(one.Id, out _)))
        {
            Organization.Add(Create(
                member.Id, member.Name, Organization.UnitOf(member.UnitPath), account.Created, MemberAccount.Created));
        }
    }

    public Organization? Organization { get; }

    public object ToData() => new OrganizationData { Organization = Organization?.ToSaved() };

    public object? ToLastUses() => null;

    public MemberStatus? StatusOf(string accountId) =>
        Organization is not null && Organization.TryFind(accountId, out var member)
            ? new MemberStatus(member.Joined, member.State == MemberAccount.Active)
            : null;

    /// <summary>Completes the IAM of another account of the organization.</summary>
    /// <param name="account">The account.</param>
    /// <param name="isNew">Whether it is used for the first time.</param>
    public void Join(Account account, bool isNew)
    {
        var iam = account.Get<IamAccount>();
        iam.OrganizationId = Organization!.Id;
        iam.ManagesRootAccess = () => ManagesRootAccess(account.Id);
        if (isNew
            && Organization.TryFind(account.Id, out var member)
            && member.IsCreated
            && member.Id != Organization.ManagementAccountId)
        {
            iam.Add(AccessRole.Create(account.Partition, Organization.ManagementAccountId, member));
        }
    }

    private bool ManagesRootAccess(string accountId) => Organization!.ManagementAccountId == accountId
        || Organization.IsDelegated(accountId, IdentityManagement);

    private static SavedOrganization New(Account account)
    {
        var root = OrganizationIds.Root();
        return new SavedOrganization
        {
            ManagementAccountId = account.Id,
            RootId = root,
            Accounts = [Create(account.Id, "Management", root, account.Created, MemberAccount.Invited)],
            ServiceAccess = { [SingleSignOn] = account.Created },
        };
    }

    private static MemberAccount Create(string id, string name, string parent, DateTime joined, string method) => new()
    {
        Id = id,
        Name = name,
        Email = $"aws-{id}@example.com",
        ParentId = parent,
        Joined = joined,
        JoinedMethod = method,
    };
}
