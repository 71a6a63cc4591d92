using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>An IAM role.</summary>
public sealed record RoleRecord
{
    // The services' own roles are below this path.
    private const string ServicePath = "/aws-service-role/";

    /// <summary>The name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The unique ID.</summary>
    public string? RoleId { get; init; }

    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>When it was last used, in UTC; <see langword="null"/> if that was not read, or not within AWS's
    /// tracking period of 400 days.</summary>
    public DateTime? LastUsedDate { get; init; }

    /// <summary>The Region in which it was last used.</summary>
    public string? LastUsedRegion { get; init; }

    /// <summary>The service of a service-linked role, which its path names.</summary>
    public string? ServiceName => Path?.StartsWith(ServicePath, StringComparison.Ordinal) == true
        ? Path.Substring(ServicePath.Length).TrimEnd('/')
        : null;

    /// <summary>The outcome, or <see langword="null"/> if the role was only read.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The changes to an existing role, such as <c>description: none -> For HSMs</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
