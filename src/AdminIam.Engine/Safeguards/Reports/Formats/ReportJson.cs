namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>The names in a JSON report.</summary>
internal static class ReportJson
{
    /// <summary>What identifies a report file.</summary>
    public const string Schema = "AdminIam.Report";

    /// <summary>What identifies a file with the reports of several accounts.</summary>
    public const string OrganizationSchema = "AdminIam.OrganizationReport";

    /// <summary>The version of the format. Members can be added without a new version.</summary>
    public const int Version = 1;
}
