namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>What the credential report tells of a signing certificate.</summary>
/// <param name="IsActive">Whether AWS accepts it.</param>
/// <param name="LastRotated">When it was uploaded or last switched, in UTC.</param>
public sealed record CredentialReportCertificate(bool IsActive, DateTime? LastRotated);
