namespace AdminIam.Engine.Iam.Users;

/// <summary>An access key as the details of its user show it.</summary>
/// <param name="Id">Its id; <see langword="null"/> where it comes from the credential report, which does not tell it.</param>
/// <param name="IsActive">Whether AWS accepts it.</param>
/// <param name="CreateDate">When it was made, or by the report last rotated, in UTC.</param>
/// <param name="Age">The time since; <see langword="null"/> if the clock of this computer is behind that of AWS.</param>
/// <param name="LastUsed">When it was last used, in UTC.</param>
/// <param name="LastUsedRegion">The region it was last used in.</param>
/// <param name="LastUsedService">The service it was last used with.</param>
public sealed record UserKey(
    string? Id, bool IsActive, DateTime? CreateDate, TimeSpan? Age, DateTime? LastUsed, string? LastUsedRegion,
    string? LastUsedService);
