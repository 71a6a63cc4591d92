namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>A signing certificate in the credential report.</summary>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="LastRotated">When it was uploaded or its status was last changed, in UTC.</param>
public sealed record CredentialReportCertificate(bool IsActive, DateTime? LastRotated);
