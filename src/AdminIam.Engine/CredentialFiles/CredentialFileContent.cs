using System.Text;
using AdminIam.Engine.Common.Csv;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The content of a credentials CSV of a previous run, and how to append to it.</summary>
internal sealed class CredentialFileContent
{
    /// <summary>UTF-8 that rejects invalid bytes instead of replacing them.</summary>
    public static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    // The end of every console sign-in URL, in each partition.
    private const string UrlEnd = "/console";

    private CredentialFileContent(IReadOnlyList<IReadOnlyList<string>> rows, long length, string separator)
    {
        Rows = rows;
        Length = length;
        Separator = separator;
    }

    /// <summary>The values of the rows, which are kept.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>The number of bytes to keep.</summary>
    public long Length { get; }

    /// <summary>The text to add before the next row. An editor may have saved the file without the last line
    /// break.</summary>
    public string Separator { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="journal">The journal of the file, if any. Only rows that the journal proves to be truncated are
    /// removed.</param>
    /// <exception cref="FormatException">The file is not a credentials file to which rows can be added. The message
    /// contains no values.</exception>
    public static CredentialFileContent Read(byte[] content, LedgerJournal? journal)
    {
        var length = content.Length;
        if (journal is not null && IsCutOffHeader(content))
            length = 0;
        var text = Decode(content, ref length, journal);
        if (text.Length == 0)
            return new CredentialFileContent([], 0, string.Empty);

        var records = CsvText.Read(text).ToList();
        if (EndsCutOff(text, journal))
        {
            text = text.Substring(0, records[records.Count - 1].Start);
            length = Encoding.UTF8.GetByteCount(text);
            records.RemoveAt(records.Count - 1);
        }

        var rows = CredentialCsv.Rows(records).Select(record => record.Cells).ToList();
        return new CredentialFileContent(rows, length, text[text.Length - 1] switch
        {
            '\n' => string.Empty,
            '\r' => "\n",
            _ => CredentialCsv.NewLine,
        });
    }

    private static bool IsCutOffHeader(byte[] content) =>
        content.Length < CredentialCsv.KeyHeader.Length
        && CredentialCsv.KeyHeader.StartsWith(Encoding.UTF8.GetString(content), StringComparison.Ordinal);

    private static string Decode(byte[] content, ref int length, LedgerJournal? journal)
    {
        // A truncated row may end within a character.
        for (var cut = 0; cut <= 3 && cut <= length; cut++)
        {
            try
            {
                var text = StrictUtf8.GetString(content, 0, length - cut);
                if (cut > 0 && !EndsCutOff(text, journal))
                    break;
                length -= cut;
                return text;
            }
            catch (DecoderFallbackException)
            {
                // Continues with the next attempt, or with the exception below.
            }
        }

        throw new FormatException("The file is not UTF-8 text. Save it as UTF-8.");
    }

    // The secrets of the row are in the journal, so the user can be completed without the row.
    private static bool EndsCutOff(string text, LedgerJournal? journal)
    {
        if (journal is null
            || CsvText.Read(text).LastOrDefault() is not { IsTerminated: false } record
            || IsWhole(record))
        {
            return false;
        }

        var rest = text.Substring(record.Start);
        return journal.Users.SelectMany(user => user.RowStarts()).Any(start =>
            rest.StartsWith(start, StringComparison.Ordinal) || start.StartsWith(rest, StringComparison.Ordinal));
    }

    private static bool IsWhole(CsvRecord record) =>
        !record.IsQuoteOpen && record.Cells is { Count: 5 } cells
        && (cells[1].Length == 0
            ? cells[4].Length == 0 && cells[3].Length > 0
            : cells[4].EndsWith(UrlEnd, StringComparison.Ordinal));
}
