using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>A group of an identity store, as AWS returns it.</summary>
/// <remarks>See Group in the Identity Store API reference. What AWS does not return is
/// <see langword="null"/>.</remarks>
public sealed record DirectoryGroup
{
    /// <summary>The ID, which never changes.</summary>
    public required string GroupId { get; init; }

    /// <summary>The name, which AWS calls DisplayName; not case-sensitive.</summary>
    public required string GroupName { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The external directories that gave the group an ID; none for a group that was created in IAM Identity
    /// Center.</summary>
    public IReadOnlyList<string> ExternalIssuers { get; init; } = [];

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>Who created the group.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Whether an external directory owns the group. A change does not flow back to that directory.</summary>
    public bool IsExternal => ExternalIssuers.Count > 0;

    internal static DirectoryGroup Of(Group group) => new()
    {
        GroupId = group.GroupId,
        GroupName = group.DisplayName,
        Description = group.Description,
        ExternalIssuers = [.. (group.ExternalIds ?? []).Select(id => id.Issuer)],
        CreateDate = group.CreatedAt?.ToUniversalTime(),
        CreatedBy = group.CreatedBy,
    };

    // The SDK has two types with the same members.
    internal static DirectoryGroup Of(DescribeGroupResponse group) => Of(new Group
    {
        GroupId = group.GroupId,
        DisplayName = group.DisplayName,
        Description = group.Description,
        ExternalIds = group.ExternalIds,
        CreatedAt = group.CreatedAt,
        CreatedBy = group.CreatedBy,
    });
}
