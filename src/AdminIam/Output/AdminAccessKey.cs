using System.Security;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An access key of an IAM user. A new access key contains its secret.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminAccessKey : ISecretOutput
{
    private SecretFile? _savedIn;

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
        Age = record.Age;
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

    /// <summary>The user of the key; empty for a key of the root user.</summary>
    public string? UserName { get; }

    /// <summary>The ID of the access key.</summary>
    public string? AccessKeyId { get; }

    /// <summary>Active or Inactive.</summary>
    public string? Status { get; }

    /// <summary>The time since the key was created.</summary>
    public TimeSpan? Age { get; }

    /// <summary>When the key was last used, in UTC; empty if it was never used, or if the command does not read the
    /// last use.</summary>
    public DateTime? LastUsed { get; }

    /// <summary>The service that the key was last used with, such as iam.</summary>
    public string? LastUsedService { get; }

    /// <summary>The Region that the key was last used in.</summary>
    public string? LastUsedRegion { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The secret access key, if this command created the key. AWS returns it only once.</summary>
    public SecureString? SecretAccessKey { get; }

    /// <summary>The full path of the file in which Export-AdminCredential saved the secret access key; empty if it is
    /// only in this object.</summary>
    public string? CredentialPath => _savedIn?.CompletePath;

    SecretFile? ISecretOutput.SavedIn { set => _savedIn = value; }

    bool ISecretOutput.IsSaved => _savedIn is not null;

    /// <summary>The ID of the key that this key replaces.</summary>
    public string? ReplacedAccessKeyId { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>Returns the access key ID, never the secret.</summary>
    public override string ToString() => AccessKeyId ?? string.Empty;
}
