using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Recognizes by content, not by name, that a user is locked.</summary>
internal static class LockMark
{
    /// <summary>Whether the document of the inline policy of the lock denies everything.</summary>
    /// <param name="json">The document; <see langword="null"/> where there is none.</param>
    public static bool Denies(string? json) => json is not null && PolicyDocument.Parse(json).DeniesEverything();

    /// <summary>Whether AWSDenyAll is attached, and tags say that the lock attached it.</summary>
    /// <param name="tags">The tags of the user.</param>
    /// <param name="attached">The policies that are attached to the user.</param>
    public static bool IsDenyAllByLock(
        IEnumerable<KeyValuePair<string, string>>? tags, IEnumerable<AttachedPolicyType>? attached) =>
        LockTags.Read(tags ?? [])?.DenyAll == true
        && (attached ?? []).Any(policy => policy.PolicyArn.EndsWith($"::aws:policy/{LockStore.DenyAllName}", StringComparison.Ordinal));
}
