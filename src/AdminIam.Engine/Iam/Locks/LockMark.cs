using AdminIam.Engine.Iam.Policies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Determines whether a user is locked, by content and not by name.</summary>
internal static class LockMark
{
    /// <summary>Returns whether the document of the inline policy denies all actions.</summary>
    /// <param name="json">The document; <see langword="null"/> if there is none.</param>
    public static bool Denies(string? json) => json is not null && PolicyDocument.Parse(json).DeniesEverything();

    /// <summary>Returns whether AWSDenyAll is attached, and the tags record that the lock attached it.</summary>
    /// <param name="tags">The tags of the user.</param>
    /// <param name="attached">The policies that are attached to the user.</param>
    public static bool IsDenyAllByLock(
        IEnumerable<KeyValuePair<string, string>>? tags, IEnumerable<AttachedPolicyType>? attached) =>
        LockTags.Read(tags ?? [])?.DenyAll == true
        && (attached ?? []).Any(
            policy => policy.PolicyArn.EndsWith($"::aws:policy/{LockStore.DenyAllName}", StringComparison.Ordinal));
}
