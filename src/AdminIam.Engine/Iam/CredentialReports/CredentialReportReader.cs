using System.Text;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>Has AWS make the credential report, waits for it, and reads it.</summary>
public static class CredentialReportReader
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>The report. AWS hands out one that is less than four hours old instead of making another.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<CredentialReport> ReadAsync(IamSession session, StopSignal stop)
    {
        var patience = session.Calls.Bounds.Patience;
        var time = session.Calls.Time;
        var start = time.GetTimestamp();
        var wait = FirstWait;
        while (!await IsCompleteAsync(session, stop).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(start) > patience)
            {
                throw new AdminException(
                    "CredentialReportTimeout", ErrorKind.Service, null,
                    $"AWS did not finish the credential report within {patience.TotalMinutes:0} minutes.", "Try again later.");
            }

            await Delays.WaitAsync(time, wait, stop.Soft).ConfigureAwait(false);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
        }

        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.GetCredentialReportAsync(new GetCredentialReportRequest(), token), stop).ConfigureAwait(false);
        return CredentialReport.Parse(Encoding.UTF8.GetString(answer.Content.ToArray()), answer.GeneratedTime?.ToUniversalTime());
    }

    private static async Task<bool> IsCompleteAsync(IamSession session, StopSignal stop)
    {
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), token), stop)
            .ConfigureAwait(false);
        return answer.State == ReportStateType.COMPLETE;
    }
}
