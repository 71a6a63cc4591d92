using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>An organization: its accounts and organizational units, which form a tree under one root.</summary>
internal sealed class Organization
{
    /// <summary>The service principal of IAM.</summary>
    public const string IdentityManagement = "iam.amazonaws.com";

    private readonly SortedDictionary<string, MemberAccount> _accounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OrganizationalUnit> _units = new(StringComparer.Ordinal);

    public Organization(string id, string partition, SavedOrganization saved)
    {
        Id = id;
        Partition = partition;
        ManagementAccountId = saved.ManagementAccountId;
        RootId = saved.RootId;
        DelegatedAdministrators = saved.DelegatedAdministrators;
        ServiceAccess = saved.ServiceAccess;
        Policies = new ServiceControlPolicies(saved.Policies, saved.WithoutFullAccess);
        saved.Units.ForEach(unit => _units.Add(unit.Id, unit));
        saved.Accounts.ForEach(Add);
    }

    public string Id { get; }

    public string Partition { get; }

    public string ManagementAccountId { get; }

    public string RootId { get; }

    public IEnumerable<MemberAccount> Accounts => _accounts.Values;

    public IEnumerable<OrganizationalUnit> Units => _units.Values;

    public List<DelegatedAdministrator> DelegatedAdministrators { get; }

    /// <summary>The services with trusted access, and since when.</summary>
    public SortedDictionary<string, DateTime> ServiceAccess { get; }

    /// <summary>The service control policies.</summary>
    public ServiceControlPolicies Policies { get; }

    public void Add(MemberAccount account) => _accounts.Add(account.Id, account);

    public bool TryFind(string accountId, [NotNullWhen(true)] out MemberAccount? account) =>
        _accounts.TryGetValue(accountId, out account);

    public bool TryFindUnit(string id, [NotNullWhen(true)] out OrganizationalUnit? unit) =>
        _units.TryGetValue(id, out unit);

    public bool IsDelegated(string accountId, string servicePrincipal) => DelegatedAdministrators.Exists(
        one => one.AccountId == accountId && one.ServicePrincipal == servicePrincipal);

    /// <summary>Whether a service has trusted access.</summary>
    public bool IsTrusted(string servicePrincipal) => ServiceAccess.ContainsKey(servicePrincipal);

    /// <summary>Whether an account may manage the root access of member accounts.</summary>
    public bool AdministersIam(string accountId) =>
        ManagementAccountId == accountId || IsDelegated(accountId, IdentityManagement);

    /// <summary>The id of the unit with a path such as Workloads/Prod, which is created if it does not exist; that of
    /// the root for an empty path.</summary>
    public string UnitOf(string path)
    {
        var parent = RootId;
        foreach (var name in path.Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var unit = Units.FirstOrDefault(one => one.ParentId == parent && one.Name == name);
            if (unit is null)
            {
                unit = new OrganizationalUnit { Id = OrganizationIds.Unit(RootId), Name = name, ParentId = parent };
                _units.Add(unit.Id, unit);
            }

            parent = unit.Id;
        }

        return parent;
    }

    /// <summary>The path of an account or a unit by ids, such as o-a/r-b/ou-b-c/.</summary>
    public string PathOf(string parentId, string id)
    {
        var path = id + "/";
        for (var parent = parentId; parent != RootId; parent = _units[parent].ParentId)
            path = $"{parent}/{path}";
        return $"{Id}/{RootId}/{path}";
    }

    /// <summary>The ids of the root, of the units that contain an account, and of the account, in this order.</summary>
    public IEnumerable<string> TargetsOf(MemberAccount account) =>
        PathOf(account.ParentId, account.Id).Split(['/'], StringSplitOptions.RemoveEmptyEntries).Skip(1);

    public string Arn(string kind, string id) =>
        $"arn:{Partition}:organizations::{ManagementAccountId}:{kind}/{Id}{(id.Length > 0 ? "/" + id : "")}";

    /// <summary>The ARN of a service control policy. Those of AWS belong to no organization.</summary>
    public string PolicyArn(string id) => id == ServiceControlPolicies.FullAccess.Id
        ? $"arn:{Partition}:organizations::aws:policy/service_control_policy/{id}"
        : $"arn:{Partition}:organizations::{ManagementAccountId}:policy/{Id}/service_control_policy/{id}";

    public SavedOrganization ToSaved() => new()
    {
        ManagementAccountId = ManagementAccountId,
        RootId = RootId,
        Units = [.. Units],
        Accounts = [.. Accounts],
        DelegatedAdministrators = DelegatedAdministrators,
        ServiceAccess = ServiceAccess,
        Policies = Policies.Own,
        WithoutFullAccess = Policies.WithoutFullAccess,
    };
}
