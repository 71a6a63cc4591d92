using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The organization of an account, if it has one.</summary>
internal sealed class OrganizationsState : IServiceState
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
        iam.ManagesRootAccess = Organization.ManagementAccountId == account.Id
            || Organization.IsDelegated(account.Id, IdentityManagement);
        foreach (var member in account.Options.Accounts.Where(one => !Organization.TryFind(one.Id, out _)))
        {
            Organization.Add(Create(
                member.Id, member.Name, Organization.UnitOf(member.UnitPath), account.Created, "CREATED"));
        }
    }

    public Organization? Organization { get; }

    public object ToData() => new OrganizationData { Organization = Organization?.ToSaved() };

    public object? ToLastUses() => null;

    private static SavedOrganization New(Account account)
    {
        var root = OrganizationIds.Root();
        return new SavedOrganization
        {
            ManagementAccountId = account.Id,
            RootId = root,
            Accounts = [Create(account.Id, "Management", root, account.Created, "INVITED")],
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
