using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The organization of an account, if it has one.</summary>
internal sealed class OrganizationsState : IServiceState, IMemberDirectory
{
    private const string SingleSignOn = "sso.amazonaws.com";

    /// <summary>The credentials that new accounts start with.</summary>
    private readonly Dictionary<string, SandboxRootCredentials> _roots = new(StringComparer.Ordinal);

    /// <param name="account">The account. It has an organization if its settings name member accounts, or if its state
    /// has the id of one.</param>
    /// <param name="saved">The organization in the state file; null where it has only the id.</param>
    public OrganizationsState(Account account, SavedOrganization? saved)
    {
        var iam = account.Get<IamAccount>();
        if (iam.OrganizationId is null && saved is null && !account.Options.HasOrganization)
            return;
        iam.OrganizationId ??= OrganizationIds.Organization();
        Organization = new Organization(iam.OrganizationId, account.Partition, saved ?? New(account));
        var hasRootPassword = !iam.OrganizationFeatures.Contains(RootFeatures.CredentialsManagement);
        foreach (var path in account.Options.OrganizationalUnits)
            Organization.UnitOf(path);
        foreach (var member in account.Options.Accounts.Where(one => !Organization.TryFind(one.Id, out _)))
        {
            var added = New(member, Organization.UnitOf(member.UnitPath), account.Created);
            added.HasRootPassword = hasRootPassword;
            Organization.Add(added);
            if (member.Root is not null)
                _roots.Add(member.Id, member.Root);
        }

        ControlPolicySetup.Apply(Organization, account.Options.ControlPolicies);
    }

    public Organization? Organization { get; }

    public object ToData() => new OrganizationData { Organization = Organization?.ToSaved() };

    public object? ToLastUses() => null;

    /// <summary>Accounts with credentials exist from the start, so that a request with them finds its
    /// account.</summary>
    public IEnumerable<string> NeededAtStart => _roots.Keys;

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
        if (!isNew || !Organization.TryFind(account.Id, out var member))
            return;
        iam.Root.HasPassword = member.HasRootPassword;
        if (member.RoleName is { } role && member.Id != Organization.ManagementAccountId)
            iam.Add(AccessRole.Create(account.Partition, Organization.ManagementAccountId, role, member.Joined));
        if (_roots.TryGetValue(account.Id, out var root))
            RootSetup.Apply(iam, root);
    }

    private static SavedOrganization New(Account account)
    {
        var root = OrganizationIds.Root();
        var saved = new SavedOrganization
        {
            ManagementAccountId = account.Id,
            RootId = root,
            Accounts =
            [
                New(
                    new SandboxMemberAccount(account.Id, "Management") { JoinedMethod = MemberAccount.Invited },
                    root,
                    account.Created),
            ],
            ServiceAccess = { [SingleSignOn] = account.Created },
        };
        // The features require it; a state file may have them without an organization.
        if (account.Get<IamAccount>().OrganizationFeatures.Count > 0)
            saved.ServiceAccess.Add(Organization.IdentityManagement, account.Created);
        return saved;
    }

    private static MemberAccount New(SandboxMemberAccount settings, string parent, DateTime joined)
    {
        var account = new MemberAccount
        {
            Id = settings.Id,
            Name = settings.Name,
            Email = settings.Email ?? $"aws-{settings.Id}@example.com",
            State = settings.State,
            ParentId = parent,
            Joined = joined,
            JoinedMethod = settings.JoinedMethod,
            AccessRoleName = settings.RoleName,
        };
        foreach (var tag in settings.Tags)
            account.Tags[tag.Key] = tag.Value;
        return account;
    }
}
