using System.Globalization;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>Texts of a finding that several formats contain.</summary>
internal static class ReportText
{
    /// <summary>The version of this module.</summary>
    public static string ModuleVersion { get; } = typeof(ReportText).Assembly.GetName().Version!.ToString(3);

    /// <summary>Returns the control numbers, such as <c>3.0: 1.10; 5.0: 1.9</c>; empty if there are none.</summary>
    /// <param name="check">The check.</param>
    public static string Cis(SafeguardCheck check) =>
        string.Join("; ", check.Cis.Select(pair => $"{pair.Key}: {pair.Value}"));

    /// <summary>Returns a time in UTC as in ISO 8601, with seconds and Z.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string Time(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns the name and the ID of the account of a report.</summary>
    /// <param name="report">The report.</param>
    public static string Label(SafeguardReport report) =>
        report.AccountName is { } name ? $"{name} ({report.AccountId})" : report.AccountId;

    /// <summary>Returns the remedy and the guidance of a finding as one text; empty if there is neither.</summary>
    /// <param name="finding">The finding.</param>
    public static string Advice(Finding finding) => string.Join(
        "\n", new[] { finding.Remedy?.CommandLine, finding.Guidance }.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Returns whether the resource of a finding is the account itself.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="report">The report that it is in.</param>
    public static bool IsAboutAccount(Finding finding, SafeguardReport report) => finding.Resource == report.AccountId;
}
