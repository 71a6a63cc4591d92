using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Passwords;
using AdminIam.Engine.Iam.Safety;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.PasswordPolicies;

/// <summary>Finds the passwords that expire as soon as a policy is in force, and refuses a policy that ends the console
/// access of the caller or of the last administrator.</summary>
/// <param name="isForced">Whether the policy is not refused.</param>
public sealed class PasswordExpiry(IamRun run, bool isForced)
{
    /// <summary>Checks a policy by the credential report, which can be up to four hours old.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="Common.Errors.AdminException"><c>CallerLockout</c> or <c>LastAdministrator</c>.</exception>
    public async Task<ExpiredPasswords> CheckAsync(PasswordPolicy policy)
    {
        // Without HardExpiry, users can replace an expired password when they sign in.
        var isRefusable = policy.HardExpiry && !isForced;
        CredentialReport report;
        try
        {
            report = await CredentialReportReader.ReadAsync(run).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied" && !isRefusable)
        {
            return new ExpiredPasswords([], e.Message);
        }

        var oldest = run.UtcNow.AddDays(-policy.MaximumAge);
        var expired = report.Entries
            .Where(entry => entry.UserName != CredentialReportEntry.Root
                && entry.HasPassword == true
                && entry.PasswordLastChanged < oldest)
            .Select(entry => entry.UserName)
            .ToList();
        if (isRefusable)
            await RefuseLockoutAsync(expired).ConfigureAwait(false);
        return new ExpiredPasswords(expired, null);
    }

    private async Task RefuseLockoutAsync(IEnumerable<string> expired)
    {
        var guard = new AdministratorGuard(run, "-Force");
        foreach (var userName in expired)
        {
            var loss = PowerLoss.OfPassword(userName);
            await guard.AdmitAsync(userName, "The expiration of this password", loss).ConfigureAwait(false);
            guard.Record(loss);
        }
    }
}
