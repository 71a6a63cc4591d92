namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// The last credential report of the account: an asynchronous job whose result is valid for four hours.
/// </summary>
internal sealed record CredentialReport(DateTime Started, DateTime Ready, string Content)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
}
