namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>What the credential report tells of an access key. It does not tell the key's id.</summary>
/// <param name="IsActive">Whether AWS accepts it.</param>
/// <param name="LastRotated">When it was made or last switched, in UTC.</param>
/// <param name="LastUsed">When it was last used, in UTC; <see langword="null"/> where AWS knows of no use.</param>
/// <param name="LastUsedRegion">The region it was last used in.</param>
/// <param name="LastUsedService">The service it was last used with.</param>
public sealed record CredentialReportKey(
    bool IsActive, DateTime? LastRotated, DateTime? LastUsed, string? LastUsedRegion, string? LastUsedService);
