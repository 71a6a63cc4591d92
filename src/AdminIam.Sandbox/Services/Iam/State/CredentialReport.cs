namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// The account's last credential report: a job that is ready after a moment and valid for four hours.
/// </summary>
internal sealed record CredentialReport(DateTime Started, DateTime Ready, string Content)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
}
