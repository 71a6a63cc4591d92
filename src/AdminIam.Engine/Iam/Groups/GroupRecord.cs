using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>A group and the managed policies attached to it.</summary>
public sealed record GroupRecord
{
    /// <summary>The name.</summary>
    public required string GroupName { get; init; }

    /// <summary>The unique id.</summary>
    public required string GroupId { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>The names of its managed policies.</summary>
    public IReadOnlyList<string> PolicyNames { get; init; } = [];

    /// <summary>The number of users in the group; <see langword="null"/> if it was not read, or is more than IAM returns
    /// in one answer.</summary>
    public int? MemberCount { get; init; }

    /// <summary>What this run did to it, if it was to do something.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was changed, where the group existed: <c>policy attached: SecurityAudit</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
