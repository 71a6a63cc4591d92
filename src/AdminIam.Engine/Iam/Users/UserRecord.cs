using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Users;

/// <summary>An IAM user.</summary>
public sealed record UserRecord
{
    /// <summary>The name.</summary>
    public required string UserName { get; init; }

    /// <summary>The unique id, which is never given out again.</summary>
    public required string UserId { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>When the user was made, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>When the console password was last used, in UTC.</summary>
    public DateTime? PasswordLastUsed { get; init; }

    /// <summary>The ARN of the permissions boundary.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The tags, or <see langword="null"/> where AWS did not tell them (ListUsers does not).</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>The groups known, or <see langword="null"/> where they were not asked for.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>What this run did to the user, if it was to do something.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was changed, where the user existed: <c>path: /a/ -> /b/</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What there is to know beyond that, or <see langword="null"/> where it was not asked for.</summary>
    public UserDetails? Details { get; init; }
}
