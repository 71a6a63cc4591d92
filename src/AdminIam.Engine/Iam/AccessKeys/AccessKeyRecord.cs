using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>An access key of a user.</summary>
public sealed record AccessKeyRecord : IUndoableResult
{
    /// <summary>Whose key it is; <see langword="null"/> for the root user's.</summary>
    public string? UserName { get; init; }

    /// <summary>The key's id.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Its secret, known only of a key made a moment ago.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>Whether AWS accepts it.</summary>
    public bool IsActive { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>The time since it was created; zero if the clock of this computer is behind that of AWS.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>When it was last used, in UTC; <see langword="null"/> where it never was.</summary>
    public DateTime? LastUsedDate { get; init; }

    /// <summary>The service it was last used with, such as <c>iam</c>.</summary>
    public string? LastUsedService { get; init; }

    /// <summary>The region it was last used in.</summary>
    public string? LastUsedRegion { get; init; }

    /// <summary>What a run did, or <see langword="null"/> where it only looked.</summary>
    public Outcome? Outcome { get; init; }

    /// <inheritdoc/>
    public UnseenWork? Unseen { get; init; }

    internal static TimeSpan? AgeOf(DateTime? created, DateTime now) =>
        created is { } made ? TimeSpan.FromTicks(Math.Max(0, (now - made.ToUniversalTime()).Ticks)) : null;

    /// <summary>The key's id; never the secret.</summary>
    public override string ToString() => AccessKeyId;
}
