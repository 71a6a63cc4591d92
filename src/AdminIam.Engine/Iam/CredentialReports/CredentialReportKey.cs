namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>An access key in the credential report, which does not contain the access key ID.</summary>
/// <param name="Slot">The number of the key in the report, 1 or 2.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="LastRotated">When it was created or its status was last changed, in UTC.</param>
/// <param name="LastUsed">When it was last used, in UTC; <see langword="null"/> if no use is recorded.</param>
/// <param name="LastUsedRegion">The region it was last used in.</param>
/// <param name="LastUsedService">The service it was last used with.</param>
public sealed record CredentialReportKey(
    int Slot, bool IsActive, DateTime? LastRotated, DateTime? LastUsed, string? LastUsedRegion,
    string? LastUsedService);
