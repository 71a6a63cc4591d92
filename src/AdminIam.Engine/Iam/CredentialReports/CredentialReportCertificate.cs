namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>A signing certificate in the credential report.</summary>
/// <param name="Slot">The number of the certificate in the report, 1 or 2.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="LastRotated">When it was uploaded or its status was last changed, in UTC.</param>
public sealed record CredentialReportCertificate(int Slot, bool IsActive, DateTime? LastRotated);
