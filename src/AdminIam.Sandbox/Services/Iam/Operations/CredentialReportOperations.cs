using System.Text;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The credential report is an asynchronous job. The result is valid for four hours.</summary>
internal static class CredentialReportOperations
{
    private static readonly TimeSpan Generation = TimeSpan.FromMilliseconds(500);

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("GenerateCredentialReport", GenerateCredentialReport, ResourceOf.Any);
        table.Add("GetCredentialReport", GetCredentialReport, ResourceOf.Any);
    }

    private static Output GenerateCredentialReport(IamCall call)
    {
        var report = call.Account.CredentialReport;
        if (report is null || report.Ready + CredentialReport.Lifetime <= call.Now)
        {
            call.Account.CredentialReport = new CredentialReport(
                call.Now, call.Now + Generation, CredentialReportText.Write(call.Account, call.Now));
            return new Output
            {
                ["State"] = "STARTED",
                ["Description"] = "No report exists. Starting a new report generation task",
            };
        }

        return new Output { ["State"] = report.Ready <= call.Now ? "COMPLETE" : "INPROGRESS" };
    }

    private static Output GetCredentialReport(IamCall call)
    {
        var report = call.Account.CredentialReport
            ?? throw new AwsException("ReportNotPresent", 410, "Report for the account is not present.");
        if (report.Ready > call.Now)
            throw new AwsException("ReportInProgress", 404, "Credential report generation is in progress.");
        if (report.Ready + CredentialReport.Lifetime <= call.Now)
        {
            throw new AwsException(
                "ReportExpired",
                410,
                "The most recent credential report has expired. To generate a new credential report, use "
                + "GenerateCredentialReport.");
        }

        return new Output
        {
            ["Content"] = Encoding.UTF8.GetBytes(report.Content),
            ["ReportFormat"] = "text/csv",
            ["GeneratedTime"] = report.Ready,
        };
    }
}
