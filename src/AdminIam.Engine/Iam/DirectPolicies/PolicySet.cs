using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.DirectPolicies;

/// <summary>The managed and inline policies of a user or of a group.</summary>
/// <param name="Attached">The attached managed policies.</param>
/// <param name="Inline">The documents of the inline policies by name.</param>
internal sealed record PolicySet(
    IReadOnlyList<AttachedPolicyType> Attached, IReadOnlyList<KeyValuePair<string, string>> Inline)
{
    /// <summary>The names of all policies.</summary>
    public IReadOnlyList<string> Names =>
        [.. Attached.Select(policy => policy.PolicyName), .. Inline.Select(policy => policy.Key)];

    /// <summary>Whether there is no policy.</summary>
    public bool IsEmpty => Attached.Count + Inline.Count == 0;

    /// <summary>The policies of a group.</summary>
    public static PolicySet Of(GroupDetail group) => new(
        group.AttachedManagedPolicies ?? [],
        (group.GroupPolicyList ?? [])
            .Select(policy => new KeyValuePair<string, string>(
                policy.PolicyName, Uri.UnescapeDataString(policy.PolicyDocument)))
            .ToList());

    /// <summary>The policies of a user without those of a lock. A permissions boundary gives no permissions, so it is
    /// none.</summary>
    /// <param name="user">The user in a response of GetAccountAuthorizationDetails, with encoded documents.</param>
    public static PolicySet Of(UserDetail user) => WithoutLock(
        UserReader.ToTags(user.Tags), user.AttachedManagedPolicies ?? [],
        (user.UserPolicyList ?? []).Select(policy => new KeyValuePair<string, string>(
            policy.PolicyName, Uri.UnescapeDataString(policy.PolicyDocument))));

    /// <summary>Returns the policies of a user without those of a lock. A policy that only has the name of a lock's
    /// policy can give permissions, so it remains.</summary>
    /// <param name="tags">The tags of the user.</param>
    /// <param name="attached">The attached managed policies.</param>
    /// <param name="inline">The decoded documents of the inline policies by name.</param>
    public static PolicySet WithoutLock(
        IReadOnlyList<KeyValuePair<string, string>>? tags, IEnumerable<AttachedPolicyType> attached,
        IEnumerable<KeyValuePair<string, string>> inline) => new(
        attached.Where(policy => !LockMark.IsDenyAllByLock(tags, [policy])).ToList(),
        inline.Where(policy => policy.Key != LockPolicy.Name || LockPolicy.Read(policy.Value) is null).ToList());

    /// <summary>Returns the policies that no other set has, regardless of the names of inline policies.</summary>
    /// <param name="others">The other sets.</param>
    public PolicySet Without(IReadOnlyCollection<PolicySet> others)
    {
        var arns = new HashSet<string>(
            others.SelectMany(other => other.Attached).Select(policy => policy.PolicyArn), StringComparer.Ordinal);
        var documents = new HashSet<string>(others.SelectMany(other => other.Documents), StringComparer.Ordinal);
        return new PolicySet(
            Attached.Where(policy => !arns.Contains(policy.PolicyArn)).ToList(),
            Inline.Where(policy => !documents.Contains(CanonicalJson.Of(policy.Value))).ToList());
    }

    /// <summary>Returns whether a set has the same policies, regardless of the names of inline policies.</summary>
    /// <param name="other">The other set.</param>
    public bool IsSame(PolicySet other) => Without([other]).IsEmpty && other.Without([this]).IsEmpty;

    private IEnumerable<string> Documents => Inline.Select(policy => CanonicalJson.Of(policy.Value));
}
