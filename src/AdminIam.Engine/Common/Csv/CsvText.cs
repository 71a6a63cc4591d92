using System.Text;

namespace AdminIam.Engine.Common.Csv;

/// <summary>Reads and writes CSV text (RFC 4180).</summary>
internal static class CsvText
{
    private const char Quote = '"';
    private static readonly char[] Quoted = [',', Quote, '\r', '\n'];

    /// <summary>Returns the values as one record without a line break.</summary>
    /// <param name="cells">The values. Null is an empty value.</param>
    public static string Format(params string?[] cells) => string.Join(",", cells.Select(Cell));

    /// <summary>Returns the records of a text, without a byte order mark. A quotation mark starts a quoted value only
    /// at the beginning of the value.</summary>
    /// <param name="text">The text, with lines that end with CRLF, LF or CR.</param>
    public static IEnumerable<CsvRecord> Read(string text)
    {
        var position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var line = 1;
        while (position < text.Length)
        {
            var record = ReadRecord(text, position, line, out var end);
            yield return record;
            line += Lines(text, position, end);
            position = end;
        }
    }

    // Import-Csv removes spaces around an unquoted value, and parsers treat quotation marks within a value differently.
    private static string Cell(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
            return string.Empty;
        return cell!.IndexOfAny(Quoted) < 0 && !char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[cell.Length - 1])
            ? cell
            : $"\"{cell.Replace("\"", "\"\"")}\"";
    }

    private static CsvRecord ReadRecord(string text, int start, int line, out int end)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        var isStart = true;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != Quote)
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == Quote)
                    cell.Append(text[i++]);
                else
                    isQuoted = false;
            }
            else if (c == Quote && isStart)
            {
                isQuoted = true;
                isStart = false;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                isStart = true;
            }
            else if (c is '\r' or '\n')
            {
                cells.Add(cell.ToString());
                end = c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
                return new CsvRecord(line, start, cells, IsTerminated: true, IsQuoteOpen: false);
            }
            else
            {
                cell.Append(c);
                isStart = false;
            }
        }

        cells.Add(cell.ToString());
        end = text.Length;
        return new CsvRecord(line, start, cells, IsTerminated: false, isQuoted);
    }

    private static int Lines(string text, int start, int end)
    {
        var lines = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                lines++;
        }

        return lines;
    }
}
