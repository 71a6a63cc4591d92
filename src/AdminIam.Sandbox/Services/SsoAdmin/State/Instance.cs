using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>An instance of Identity Center: permission sets, and who has which of them in which account.</summary>
internal sealed class Instance
{
    public const int PermissionSetsQuota = 3500;
    private const int IdBytes = 8;
    private readonly string _partition;
    private readonly SortedDictionary<string, PermissionSet> _sets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PermissionSet> _setsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, AccountAssignment> _assignments = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, ProvisionedSet> _provisioned = new(StringComparer.OrdinalIgnoreCase);

    public Instance(string partition, SavedInstance saved)
    {
        _partition = partition;
        Id = saved.Id;
        Name = saved.Name;
        Created = saved.Created;
        KmsKeyArn = saved.KmsKeyArn;
        Tags = saved.Tags;
        Requests = new RequestLog(saved.Requests);
        saved.PermissionSets.ForEach(Add);
        saved.Assignments.ForEach(Add);
        saved.Provisioned.ForEach(Add);
    }

    public string Id { get; }

    public string Arn => $"arn:{_partition}:sso:::instance/{Id}";

    public string? Name { get; set; }

    public DateTime Created { get; }

    public string? KmsKeyArn { get; set; }

    public SortedDictionary<string, string> Tags { get; }

    public RequestLog Requests { get; }

    public IReadOnlyCollection<PermissionSet> PermissionSets => _sets.Values;

    public IEnumerable<AccountAssignment> Assignments => _assignments.Values;

    public IEnumerable<ProvisionedSet> Provisioned => _provisioned.Values;

    public static string NewId() => "ssoins-" + Hex(RandomText.Bytes(IdBytes));

    public string NewSetArn() => $"arn:{_partition}:sso:::permissionSet/{Id}/ps-{Hex(RandomText.Bytes(IdBytes))}";

    /// <summary>The name of the role of a permission set in an account.</summary>
    public static string RoleNameOf(PermissionSet set, string accountId)
    {
        using var hash = SHA256.Create();
        var digest = hash.ComputeHash(Encoding.UTF8.GetBytes($"{set.Arn}/{accountId}"));
        return $"AWSReservedSSO_{set.Name}_{Hex(digest.Take(IdBytes))}";
    }

    public bool TryFind(string setArn, [NotNullWhen(true)] out PermissionSet? set) =>
        _sets.TryGetValue(setArn, out set) && set.Arn == setArn;

    public bool HasSetNamed(string name) => _setsByName.ContainsKey(name);

    public void Add(PermissionSet set)
    {
        _sets.Add(set.Arn, set);
        _setsByName.Add(set.Name, set);
    }

    public void Remove(PermissionSet set)
    {
        _sets.Remove(set.Arn);
        _setsByName.Remove(set.Name);
    }

    public bool Has(AccountAssignment assignment) => _assignments.ContainsKey(assignment.Key);

    public void Add(AccountAssignment assignment) => _assignments[assignment.Key] = assignment;

    public void Remove(AccountAssignment assignment) => _assignments.Remove(assignment.Key);

    public ProvisionedSet? FindProvisioned(string setArn, string accountId) =>
        _provisioned.TryGetValue($"{accountId}/{setArn}", out var found) ? found : null;

    public void Add(ProvisionedSet provisioned) => _provisioned.Add(provisioned.Key, provisioned);

    public void Remove(ProvisionedSet provisioned) => _provisioned.Remove(provisioned.Key);

    /// <summary>Whether the role in an account is of the current revision of the permission set.</summary>
    public bool IsLatest(ProvisionedSet provisioned) =>
        _sets.TryGetValue(provisioned.PermissionSetArn, out var set) && set.Revision == provisioned.Revision;

    public SavedInstance ToSaved() => new()
    {
        Id = Id,
        Name = Name,
        Created = Created,
        KmsKeyArn = KmsKeyArn,
        Tags = Tags,
        PermissionSets = [.. PermissionSets],
        Assignments = [.. Assignments],
        Provisioned = [.. Provisioned],
        Requests = [.. Requests.All],
    };

    private static string Hex(IEnumerable<byte> bytes) =>
        string.Concat(bytes.Select(one => one.ToString("x2", null)));
}
