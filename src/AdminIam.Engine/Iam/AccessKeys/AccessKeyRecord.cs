using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>An access key of a user.</summary>
public sealed record AccessKeyRecord : IUndoableResult
{
    /// <summary>The user of the key; <see langword="null"/> for a key of the root user.</summary>
    public string? UserName { get; init; }

    /// <summary>The access key ID.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret access key, which is known only for a new key.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>Whether the key is active.</summary>
    public bool IsActive { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>The time since it was created; zero if the clock of this computer is behind that of AWS.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>When the key was last used, in UTC; <see langword="null"/> if it was never used.</summary>
    public DateTime? LastUsedDate { get; init; }

    /// <summary>The service that the key was last used with, such as <c>iam</c>.</summary>
    public string? LastUsedService { get; init; }

    /// <summary>The Region that the key was last used in.</summary>
    public string? LastUsedRegion { get; init; }

    /// <summary>The outcome, or <see langword="null"/> if the key was only read.</summary>
    public Outcome? Outcome { get; init; }

    /// <inheritdoc/>
    public UnseenWork? Unseen { get; init; }

    internal static TimeSpan? AgeOf(DateTime? created, DateTime now) =>
        created is { } date ? TimeSpan.FromTicks(Math.Max(0, (now - date.ToUniversalTime()).Ticks)) : null;

    /// <summary>Returns the access key ID, never the secret.</summary>
    public override string ToString() => AccessKeyId;
}
