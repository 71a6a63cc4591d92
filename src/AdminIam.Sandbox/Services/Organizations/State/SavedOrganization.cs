namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The organization of the account. Its id is a member of the account itself.</summary>
internal sealed class SavedOrganization
{
    /// <summary>The account that manages the organization, which may be another one than the sandbox's.</summary>
    public string ManagementAccountId { get; set; } = "";

    public string RootId { get; set; } = "";

    public List<OrganizationalUnit> Units { get; set; } = [];

    public List<MemberAccount> Accounts { get; set; } = [];

    public List<DelegatedAdministrator> DelegatedAdministrators { get; set; } = [];

    /// <summary>The service control policies of the organization itself.</summary>
    public List<ServiceControlPolicy> Policies { get; set; } = [];

    /// <summary>The ids of the root, the units and the accounts that FullAWSAccess is not attached to.</summary>
    public SortedSet<string> WithoutFullAccess { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The services with trusted access, and since when.</summary>
    public SortedDictionary<string, DateTime> ServiceAccess { get; set; } = new(StringComparer.Ordinal);
}
