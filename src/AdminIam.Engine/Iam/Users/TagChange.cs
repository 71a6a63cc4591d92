using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The changes to the tags of a user. IAM preserves the case of keys, but keys are not
/// case-sensitive.</summary>
internal sealed class TagChange
{
    public TagChange(IReadOnlyList<KeyValuePair<string, string>> current, UserChange change)
    {
        string Before(
            string key) =>
                current.Where(tag => IsSame(tag.Key, key)).Select(tag => tag.Value).FirstOrDefault() ?? "none";
        Set = change.Tags.Where(tag => !current.Contains(tag)).ToList();
        Removed = current.Where(tag => change.RemovedTags.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))
            .Select(tag => tag.Key).ToList();
        Result =
        [
            .. current.Where(tag => !Removed.Contains(tag.Key) && !Set.Any(set => IsSame(set.Key, tag.Key))), .. Set,
        ];
        Changes =
        [
            .. Set.Select(tag => $"tag {tag.Key}: {Before(tag.Key)} -> {tag.Value}"),
            .. Removed.Select(key => $"tag {key}: {Before(key)} -> none"),
        ];
    }

    /// <summary>The tags to set, without those that are already set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Set { get; }

    /// <summary>The keys to remove, without those that do not exist.</summary>
    public IReadOnlyList<string> Removed { get; }

    /// <summary>The tags after the change.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Result { get; }

    /// <summary>The changes, such as <c>tag Team: none -> Ops</c>.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>Checks the maximum number of tags.</summary>
    public void CheckQuota(string userName)
    {
        if (Result.Count > IamTags.Limit)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, userName, $"'{userName}' would have {Result.Count} tags.",
                $"A user can have {IamTags.Limit}. Remove some with -RemoveTag.");
        }
    }

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
