using System.Security;
using AdminIam.Engine.Iam.AccessKeys;

namespace AdminIam;

/// <summary>An access key of an IAM user, and the secret of one that was just made.</summary>
public sealed class AdminAccessKey
{
    internal AdminAccessKey(AccessKeyRecord record, string? replacedAccessKeyId = null)
    {
        UserName = record.UserName;
        AccessKeyId = record.AccessKeyId;
        SecretAccessKey = record.SecretAccessKey;
        Status = record.IsActive ? "Active" : "Inactive";
        CreateDate = record.CreateDate?.ToUniversalTime();
        LastUsed = record.LastUsedDate?.ToUniversalTime();
        LastUsedService = record.LastUsedService;
        LastUsedRegion = record.LastUsedRegion;
        Age = CreateDate is { } made && DateTime.UtcNow > made ? DateTime.UtcNow - made : CreateDate is null ? null : TimeSpan.Zero;
        Outcome = record.Outcome?.ToString();
        ReplacedAccessKeyId = replacedAccessKeyId;
    }

    internal AdminAccessKey(string? userName, string? accessKeyId = null, string? replacedAccessKeyId = null)
    {
        UserName = userName;
        AccessKeyId = accessKeyId;
        ReplacedAccessKeyId = replacedAccessKeyId;
        Outcome = nameof(Engine.Common.Outcome.WhatIf);
    }

    /// <summary>The user it belongs to; empty for the root user's.</summary>
    public string? UserName { get; }

    /// <summary>The key's id.</summary>
    public string? AccessKeyId { get; }

    /// <summary>Active, or Inactive: AWS refuses it.</summary>
    public string? Status { get; }

    /// <summary>How long ago it was made.</summary>
    public TimeSpan? Age { get; }

    /// <summary>When it was last used, in UTC; empty where it never was, or where the command did not look.</summary>
    public DateTime? LastUsed { get; }

    /// <summary>The service it was last used with, such as iam.</summary>
    public string? LastUsedService { get; }

    /// <summary>The region it was last used in.</summary>
    public string? LastUsedRegion { get; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The key's secret, if this command made the key; AWS tells it only once.</summary>
    public SecureString? SecretAccessKey { get; }

    /// <summary>The id of the key it takes the place of.</summary>
    public string? ReplacedAccessKeyId { get; }

    /// <summary>What the command did: Created, Updated, Unchanged, or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The key's id; never the secret.</summary>
    public override string ToString() => AccessKeyId ?? string.Empty;
}
