using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An access key of a user, as returned by Get-AdminUser -Detailed.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminUserKey
{
    internal AdminUserKey(string userName, UserKey key)
    {
        UserName = userName;
        AccessKeyId = key.Id;
        Status = key.IsActive ? "Active" : "Inactive";
        CreateDate = key.CreateDate;
        Age = key.Age;
        LastUsed = key.LastUsed;
        LastUsedRegion = key.LastUsedRegion;
        LastUsedService = key.LastUsedService;
    }

    /// <summary>The user of the key.</summary>
    public string UserName { get; }

    /// <summary>The access key ID; empty for a key from the credential report, which does not contain it.</summary>
    public string? AccessKeyId { get; }

    /// <summary>Active or Inactive.</summary>
    public string Status { get; }

    /// <summary>When the key was created, or last rotated according to the credential report, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The time since the creation date.</summary>
    public TimeSpan? Age { get; }

    /// <summary>When the key was last used, in UTC; empty if no use is recorded.</summary>
    public DateTime? LastUsed { get; }

    /// <summary>The Region that the key was last used in.</summary>
    public string? LastUsedRegion { get; }

    /// <summary>The service that the key was last used with.</summary>
    public string? LastUsedService { get; }

    /// <summary>Returns the access key ID, or the status if the ID is not known.</summary>
    public override string ToString() => AccessKeyId ?? Status;
}
