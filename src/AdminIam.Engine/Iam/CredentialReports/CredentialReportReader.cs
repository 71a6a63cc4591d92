using System.Text;
using AdminIam.Engine.Common.Errors;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>Generates the credential report, waits until it is complete, and reads it.</summary>
public static class CredentialReportReader
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Returns the existing report, or generates one if there is none or it is more than four hours
    /// old.</summary>
    public static async Task<CredentialReport> ReadExistingAsync(IamRun run)
    {
        try
        {
            return await GetAsync(run).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e is CredentialReportNotPresentException
            or CredentialReportExpiredException or CredentialReportNotReadyException)
        {
            return await ReadAsync(run).ConfigureAwait(false);
        }
    }

    /// <summary>Generates the report and returns it. AWS generates a report at most every four hours; before that, the
    /// existing one is returned.</summary>
    public static async Task<CredentialReport> ReadAsync(IamRun run)
    {
        if (await IsCompleteAsync(run).ConfigureAwait(false))
            return await GetAsync(run).ConfigureAwait(false);

        var patience = run.Calls.Bounds.Patience;
        var time = run.Calls.Time;
        var start = time.GetTimestamp();
        var wait = FirstWait;
        while (time.GetElapsedTime(start) <= patience)
        {
            await run.Calls.WaitAsync(wait).ConfigureAwait(false);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
            if (await FindAsync(run).ConfigureAwait(false) is { } report)
                return report with { IsNew = true };
        }

        throw new AdminException(
            "CredentialReportTimeout", ErrorKind.Service, null,
            $"AWS did not complete the credential report within {patience.TotalMinutes:0} minutes.",
            "Try again later.");
    }

    private static async Task<CredentialReport?> FindAsync(IamRun run)
    {
        try
        {
            return await GetAsync(run).ConfigureAwait(false);
        }
        catch (CredentialReportNotReadyException)
        {
            return null;
        }
        catch (AmazonServiceException e) when (e is CredentialReportNotPresentException
            or CredentialReportExpiredException)
        {
            await IsCompleteAsync(run).ConfigureAwait(false);
            return null;
        }
    }

    private static async Task<CredentialReport> GetAsync(IamRun run)
    {
        var answer = await run.Calls.RepeatableAsync(
            token =>
                run.Client.GetCredentialReportAsync(new GetCredentialReportRequest(), token)).ConfigureAwait(false);
        var report = CredentialReport.Parse(
            Encoding.UTF8.GetString(answer.Content.ToArray()), answer.GeneratedTime?.ToUniversalTime());
        return report.GeneratedTime is { } generated
            ? report with { Age = generated < run.UtcNow ? run.UtcNow - generated : TimeSpan.Zero }
            : report;
    }

    private static async Task<bool> IsCompleteAsync(IamRun run)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), token))
            .ConfigureAwait(false);
        return answer.State == ReportStateType.COMPLETE;
    }
}
