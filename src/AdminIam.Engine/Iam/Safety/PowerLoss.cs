namespace AdminIam.Engine.Iam.Safety;

/// <summary>The administrator access that a removal could affect.</summary>
public sealed class PowerLoss
{
    private readonly HashSet<string> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _passwords = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keyOwners = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string User, string Group)> _memberships = [];
    private readonly HashSet<string> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Group, string Policy)> _groupPolicies = [];
    private readonly Dictionary<string, string?> _documents = new(StringComparer.Ordinal);

    internal PowerLoss()
    {
    }

    /// <summary>Whether it affects more than individual users.</summary>
    internal bool IsShared => _groups.Count + _groupPolicies.Count + _documents.Count > 0;

    /// <summary>The affected users, if it is not shared.</summary>
    internal IEnumerable<string> Users =>
        _users.Concat(_passwords).Concat(_keyOwners).Concat(_memberships.Select(membership => membership.User));

    /// <summary>No loss.</summary>
    public static PowerLoss Nothing { get; } = new();

    /// <summary>A user is deleted or locked.</summary>
    public static PowerLoss OfUser(string userName) => new() { _users = { userName } };

    /// <summary>A console password is deleted.</summary>
    public static PowerLoss OfPassword(string userName) => new() { _passwords = { userName } };

    /// <summary>An access key is deleted or disabled.</summary>
    /// <param name="userName">The user of the key.</param>
    public static PowerLoss OfAccessKey(string userName, string accessKeyId) =>
        new() { _keys = { accessKeyId }, _keyOwners = { userName } };

    /// <summary>A user is removed from groups.</summary>
    public static PowerLoss OfMemberships(string userName, IEnumerable<string> groupNames)
    {
        var loss = new PowerLoss();
        loss._memberships.UnionWith(groupNames.Select(group => Fold(userName, group)));
        return loss;
    }

    /// <summary>A group is deleted.</summary>
    public static PowerLoss OfGroup(string groupName) => new() { _groups = { groupName } };

    /// <summary>Managed policies are detached from a group.</summary>
    /// <param name="policies">The names or ARNs of the policies.</param>
    public static PowerLoss OfGroupPolicies(string groupName, IEnumerable<string> policies)
    {
        var loss = new PowerLoss();
        loss._groupPolicies.UnionWith(policies.Select(policy => Fold(groupName, policy)));
        return loss;
    }

    /// <summary>A managed policy is deleted or gets a new document.</summary>
    /// <param name="arn">The ARN of the policy.</param>
    /// <param name="document">The new document; <see langword="null"/> if the policy is deleted.</param>
    public static PowerLoss OfPolicy(string arn, string? document = null) =>
        new() { _documents = { [arn] = document } };

    /// <summary>Adds another loss.</summary>
    internal void Add(PowerLoss other)
    {
        _users.UnionWith(other._users);
        _passwords.UnionWith(other._passwords);
        _keys.UnionWith(other._keys);
        _keyOwners.UnionWith(other._keyOwners);
        _memberships.UnionWith(other._memberships);
        _groups.UnionWith(other._groups);
        _groupPolicies.UnionWith(other._groupPolicies);
        foreach (var document in other._documents)
            _documents[document.Key] = document.Value;
    }

    internal bool TakesUser(string userName) => _users.Contains(userName);

    internal bool TakesPassword(string userName) => _passwords.Contains(userName);

    internal bool TakesKey(string accessKeyId) => _keys.Contains(accessKeyId);

    internal bool TakesKeyOf(string userName) => _keyOwners.Contains(userName);

    internal bool TakesMembership(string userName, string groupName) =>
        _groups.Contains(groupName) || _memberships.Contains(Fold(userName, groupName));

    internal bool TakesGroupPolicy(string groupName, string policyName, string arn) =>
        _groupPolicies.Contains(Fold(groupName, policyName)) || _groupPolicies.Contains(Fold(groupName, arn));

    internal bool TryGetDocument(string arn, out string? document) => _documents.TryGetValue(arn, out document);

    private static (string, string) Fold(string a, string b) => (a.ToUpperInvariant(), b.ToUpperInvariant());
}
