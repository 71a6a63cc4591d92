namespace AdminIam.Engine.Common.Csv;

/// <summary>A record of a CSV text (RFC 4180), which spans several lines if a quoted value contains line
/// breaks.</summary>
/// <param name="Line">The number of its first line, counted from 1.</param>
/// <param name="Start">Where it starts in the text, in characters.</param>
/// <param name="Cells">The values, without quotation marks.</param>
/// <param name="IsTerminated">Whether a line break follows it.</param>
/// <param name="IsQuoteOpen">Whether the text ends within a quoted value.</param>
internal sealed record CsvRecord(int Line, int Start, IReadOnlyList<string> Cells, bool IsTerminated, bool IsQuoteOpen)
{
    /// <summary>Whether all values are empty, as in an empty line or the empty rows that spreadsheet programs
    /// append.</summary>
    public bool IsEmpty => Cells.All(cell => cell.Length == 0);

    /// <summary>Returns the line number, but no values, which may be secret.</summary>
    public override string ToString() => $"Line {Line}";
}
