using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>A group and the managed policies attached to it.</summary>
public sealed record GroupRecord
{
    /// <summary>The name.</summary>
    public required string GroupName { get; init; }

    /// <summary>The unique ID.</summary>
    public required string GroupId { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>The names of the attached managed policies.</summary>
    public IReadOnlyList<string> PolicyNames { get; init; } = [];

    /// <summary>The number of users in the group; <see langword="null"/> if it was not read, or exceeds the maximum of
    /// one response.</summary>
    public int? MemberCount { get; init; }

    /// <summary>The outcome, if the command changes groups.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The changes to an existing group, such as <c>policy attached: SecurityAudit</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
