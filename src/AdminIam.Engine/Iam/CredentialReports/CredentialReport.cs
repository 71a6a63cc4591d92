using System.Globalization;
using AdminIam.Engine.Common.Csv;

namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>The credential report, with one row for each user and one for the root user. It can be up to four hours
/// old.</summary>
/// <param name="GeneratedTime">When AWS generated the report, in UTC.</param>
/// <param name="Entries">The rows.</param>
public sealed record CredentialReport(DateTime? GeneratedTime, IReadOnlyList<CredentialReportEntry> Entries)
{
    /// <summary>The time for which AWS returns a report before it generates the next one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private const int Slots = 2;

    /// <summary>Whether AWS generated the report for this request, so that it contains all earlier changes.</summary>
    public bool IsNew { get; init; }

    /// <summary>The age of the report when it was read.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Parses the CSV of the report by column names, because AWS adds columns.</summary>
    /// <param name="generatedTime">When AWS generated the report.</param>
    public static CredentialReport Parse(string csv, DateTime? generatedTime)
    {
        var records = CsvText.Read(csv).Where(record => !record.IsEmpty).ToList();
        if (records.Count == 0)
            return new CredentialReport(generatedTime, []);
        var columns = records[0].Cells
            .Select((name, index) => (name, index))
            .ToDictionary(column => column.name, column => column.index, StringComparer.Ordinal);
        return new CredentialReport(
            generatedTime, records.Skip(1).Select(record => ToEntry(columns, record.Cells)).ToList());
    }

    private static CredentialReportEntry ToEntry(Dictionary<string, int> columns, IReadOnlyList<string> cells)
    {
        return new CredentialReportEntry
        {
            UserName = Cell("user") ?? string.Empty,
            Arn = Cell("arn") ?? string.Empty,
            CreateDate = Time("user_creation_time"),
            HasPassword = Flag("password_enabled"),
            PasswordLastUsed = Time("password_last_used"),
            PasswordLastChanged = Time("password_last_changed"),
            PasswordNextRotation = Time("password_next_rotation"),
            MfaActive = Flag("mfa_active"),
            Keys = Enumerable.Range(1, Slots).Select(Key).OfType<CredentialReportKey>().ToList(),
            Certificates = Enumerable.Range(1, Slots)
                .Select(Certificate)
                .OfType<CredentialReportCertificate>()
                .ToList(),
        };

        // If there is no key, the columns are inactive and have no date. An inactive key has a date.
        CredentialReportKey? Key(int slot)
        {
            var active = Flag($"access_key_{slot}_active") == true;
            var rotated = Time($"access_key_{slot}_last_rotated");
            return active || rotated is not null
                ? new CredentialReportKey(
                    slot, active, rotated, Time($"access_key_{slot}_last_used_date"),
                    Cell($"access_key_{slot}_last_used_region"),
                    Cell($"access_key_{slot}_last_used_service"))
                : null;
        }

        CredentialReportCertificate? Certificate(int slot)
        {
            var active = Flag($"cert_{slot}_active") == true;
            var rotated = Time($"cert_{slot}_last_rotated");
            return active || rotated is not null ? new CredentialReportCertificate(slot, active, rotated) : null;
        }

        string? Cell(string column) =>
            columns.TryGetValue(column, out var index) && index < cells.Count
            && cells[index] is not ("" or "N/A" or "no_information" or "not_supported")
                ? cells[index]
                : null;

        bool? Flag(string column) => bool.TryParse(Cell(column), out var value) ? value : null;

        DateTime? Time(string column) =>
            DateTime.TryParse(
                Cell(column), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : null;
    }
}
