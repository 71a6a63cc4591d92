namespace AdminIam.Engine.Iam.Users;

/// <summary>An access key in the details of a user.</summary>
/// <param name="Id">The access key ID; <see langword="null"/> if the key comes from the credential report, which does
/// not contain it.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="CreateDate">The creation date, or the date of the last rotation in the credential report, in
/// UTC.</param>
/// <param name="Age">The time since; <see langword="null"/> if the clock of this
/// computer is behind that of AWS.</param>
/// <param name="LastUsed">When it was last used, in UTC.</param>
/// <param name="LastUsedRegion">The Region in which it was last used.</param>
/// <param name="LastUsedService">The service with which it was last used.</param>
public sealed record UserKey(
    string? Id, bool IsActive, DateTime? CreateDate, TimeSpan? Age, DateTime? LastUsed, string? LastUsedRegion,
    string? LastUsedService);
