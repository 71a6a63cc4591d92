namespace AdminIam.Engine.Common.Csv;

/// <summary>One record of a CSV text (RFC 4180); it spans several lines where a quoted value has line breaks.</summary>
/// <param name="Line">The number of its first line, counted from 1.</param>
/// <param name="Start">Where it starts in the text, in characters.</param>
/// <param name="Cells">Its values, without their quotes.</param>
/// <param name="IsTerminated">Whether a line break follows it.</param>
/// <param name="IsQuoteOpen">Whether the text ends within a quoted value.</param>
internal sealed record CsvRecord(int Line, int Start, IReadOnlyList<string> Cells, bool IsTerminated, bool IsQuoteOpen)
{
    /// <summary>Whether it has no value: an empty line, or the empty rows that spreadsheets append.</summary>
    public bool IsEmpty => Cells.All(cell => cell.Length == 0);

    /// <summary>Names the record and never a value: it may be a secret.</summary>
    public override string ToString() => $"Line {Line}";
}
