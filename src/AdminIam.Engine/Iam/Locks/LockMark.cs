using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Determines whether a user is locked, by content and not by name.</summary>
internal static class LockMark
{
    /// <summary>Returns whether the document of the inline policy denies all actions.</summary>
    /// <param name="json">The document; <see langword="null"/> if there is none.</param>
    public static bool Denies(string? json) => json is not null && PolicyDocument.Parse(json).DeniesEverything();

    /// <summary>Returns whether the inline policy of a lock denies a user all actions, or a lock attached
    /// AWSDenyAll.</summary>
    /// <param name="user">The user in a response of GetAccountAuthorizationDetails, with encoded documents.</param>
    public static bool IsLocked(UserDetail user) =>
        (user.UserPolicyList ?? []).Exists(policy =>
            policy.PolicyName == LockPolicy.Name && Denies(Uri.UnescapeDataString(policy.PolicyDocument)))
        || IsDenyAllByLock(
            (user.Tags ?? []).Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value)),
            user.AttachedManagedPolicies);

    /// <summary>Returns whether AWSDenyAll is attached, and the tags record that the lock attached it.</summary>
    /// <param name="tags">The tags of the user.</param>
    /// <param name="attached">The policies that are attached to the user.</param>
    public static bool IsDenyAllByLock(
        IEnumerable<KeyValuePair<string, string>>? tags, IEnumerable<AttachedPolicyType>? attached) =>
        LockTags.Read(tags ?? [])?.DenyAll == true
        && (attached ?? []).Any(
            policy => policy.PolicyArn.EndsWith($"::aws:policy/{LockStore.DenyAllName}", StringComparison.Ordinal));
}
