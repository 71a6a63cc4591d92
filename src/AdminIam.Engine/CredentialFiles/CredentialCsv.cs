using System.Security;
using AdminIam.Engine.Common.Csv;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The two formats of a credentials CSV of the AWS console.</summary>
/// <remarks>
/// <c>aws configure import</c> reads the format with keys. It compares headers regardless of case, requires the user
/// name and both key columns, and splits rows at every comma.
/// </remarks>
public static class CredentialCsv
{
    /// <summary>The header of the format for users without access keys.</summary>
    public const string PasswordHeader = "User name,Password,Console sign-in URL";

    /// <summary>The header of the format for users with access keys.</summary>
    public const string KeyHeader = "User name,Password,Access key ID,Secret access key,Console login link";

    /// <summary>The line ending.</summary>
    public const string NewLine = "\r\n";

    private static readonly string[] KeyColumns = KeyHeader.Split(',');

    /// <summary>Returns the row as a line without a line ending.</summary>
    /// <param name="withKeys">Whether to use the columns of <see cref="KeyHeader"/>.</param>
    public static string Format(CredentialRow row, bool withKeys)
    {
        var password = row.Password is null ? null : SecretText.Reveal(row.Password);
        var secret = row.SecretAccessKey is null ? null : SecretText.Reveal(row.SecretAccessKey);
        return withKeys
            ? CsvText.Format(row.UserName, password, row.AccessKeyId, secret, row.SignInUrl)
            : CsvText.Format(row.UserName, password, row.SignInUrl);
    }

    /// <summary>Reads a file in the format with keys. Empty rows are skipped.</summary>
    /// <param name="text">The text of the file.</param>
    /// <exception cref="FormatException">The header differs, or a row is incomplete. The message contains no
    /// values.</exception>
    public static IEnumerable<CredentialRow> Read(string text) => Rows(CsvText.Read(text)).Select(ToRow);

    /// <summary>Returns the records after the header, which all have the columns of a row.</summary>
    /// <param name="records">All records of the file.</param>
    /// <exception cref="FormatException">The header differs, or a row is incomplete.</exception>
    internal static IEnumerable<CsvRecord> Rows(IEnumerable<CsvRecord> records)
    {
        var isHeader = true;
        foreach (var record in records)
        {
            if (isHeader && !record.Cells.SequenceEqual(KeyColumns, StringComparer.OrdinalIgnoreCase))
                throw new FormatException($"The first line is not '{KeyHeader}'.");
            if (!isHeader && !record.IsEmpty)
                yield return Checked(record);
            isHeader = false;
        }

        if (isHeader)
            throw new FormatException($"There is no line '{KeyHeader}'.");
    }

    /// <summary>Returns the row of a record.</summary>
    /// <param name="record">A record of <see cref="Rows"/>.</param>
    internal static CredentialRow ToRow(CsvRecord record)
    {
        var cells = record.Cells;
        return new CredentialRow(cells[0], Secret(cells[1]), Text(cells[2]), Secret(cells[3]), Text(cells[4]));

        static string? Text(string cell) => cell.Length == 0 ? null : cell;
        static SecureString? Secret(string cell) => cell.Length == 0 ? null : SecretText.Protect(cell);
    }

    private static CsvRecord Checked(CsvRecord record)
    {
        if (record.IsQuoteOpen)
            throw new FormatException($"The quoted value in line {record.Line} has no closing quotation mark.");
        if (record.Cells.Count != KeyColumns.Length)
        {
            throw new FormatException(
                $"Line {record.Line} has {CountText.Of(record.Cells.Count, "column")}, not {KeyColumns.Length}.");
        }

        return record;
    }
}
