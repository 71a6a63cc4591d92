using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>An IAM role.</summary>
public sealed record RoleRecord
{
    /// <summary>The name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The unique id.</summary>
    public string? RoleId { get; init; }

    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>What this run did to it, or <see langword="null"/> where it only was looked up.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was changed, where the role existed: <c>description: none -> For HSMs</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
