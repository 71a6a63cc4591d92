using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Users;

/// <summary>An IAM user.</summary>
public sealed record UserRecord
{
    /// <summary>The name.</summary>
    public required string UserName { get; init; }

    /// <summary>The unique ID, which is never reused.</summary>
    public required string UserId { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>When the console password was last used, in UTC.</summary>
    public DateTime? PasswordLastUsed { get; init; }

    /// <summary>The ARN of the permissions boundary.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The tags, or <see langword="null"/> if they were not returned, as by ListUsers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>The groups, or <see langword="null"/> if they were not read.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The outcome, if the command changes users.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The changes to an existing user, such as <c>path: /a/ -> /b/</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The details, or <see langword="null"/> if they were not requested.</summary>
    public UserDetails? Details { get; init; }
}
