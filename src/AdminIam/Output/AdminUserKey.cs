using AdminIam.Engine.Iam.Users;

namespace AdminIam;

/// <summary>An access key as Get-AdminUser -Detailed shows it.</summary>
public sealed class AdminUserKey
{
    internal AdminUserKey(string userName, UserKey key)
    {
        UserName = userName;
        AccessKeyId = key.Id;
        Status = key.IsActive ? "Active" : "Inactive";
        CreateDate = key.CreateDate;
        Age = key.CreateDate is { } made && made < DateTime.UtcNow ? DateTime.UtcNow - made : null;
        LastUsed = key.LastUsed;
        LastUsedRegion = key.LastUsedRegion;
        LastUsedService = key.LastUsedService;
    }

    /// <summary>The user it belongs to.</summary>
    public string UserName { get; }

    /// <summary>The key's id; empty where it comes from the credential report, which does not tell it.</summary>
    public string? AccessKeyId { get; }

    /// <summary>Active or Inactive.</summary>
    public string Status { get; }

    /// <summary>When it was made, or by the credential report last rotated, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>How long ago that is.</summary>
    public TimeSpan? Age { get; }

    /// <summary>When it was last used, in UTC; empty where AWS knows of no use.</summary>
    public DateTime? LastUsed { get; }

    /// <summary>The region it was last used in.</summary>
    public string? LastUsedRegion { get; }

    /// <summary>The service it was last used with.</summary>
    public string? LastUsedService { get; }

    /// <summary>The key's id, or its status where the id is not known.</summary>
    public override string ToString() => AccessKeyId ?? Status;
}
