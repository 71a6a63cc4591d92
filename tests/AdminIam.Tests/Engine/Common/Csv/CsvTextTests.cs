using System.Globalization;
using AdminIam.Engine.Common.Csv;
using CsCheck;
using CsvHelper;

namespace AdminIam.Tests.Engine.Common.Csv;

public sealed class CsvTextTests
{
    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.String[Gen.OneOf('"', ',', '\r', '\n', ' ', '\t', 'a', 'ä', '\u00A0'), 0, 8], Gen.String);

    private static readonly Gen<string[]> Record = Cell.Array[1, 5].Where(
        cells => cells.Length > 1 || cells[0].Length > 0);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"a\"", "\"say \"\"a\"\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\t", "\"a\t\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void A_cell_is_quoted_where_readers_would_change_it(string cell, string written) =>
        Assert.Equal(written, CsvText.Format(cell));

    [Fact]
    public void An_independent_reader_reads_what_is_written() => Record.Array[1, 5].Sample(records =>
    {
        var text = string.Join("\r\n", records.Select(cells => CsvText.Format(cells)));
        using var csv = new CsvParser(new StringReader(text), CultureInfo.InvariantCulture);
        var read = new List<string[]>();
        while (csv.Read())
            read.Add(csv.Record!);

        Assert.Equal(records, read);
        Assert.Equal(records, CsvText.Read(text).Select(record => record.Cells.ToArray()));
    });

    [Fact]
    public void What_an_independent_writer_writes_is_read() => Record.Array[1, 5].Sample(records =>
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var record in records)
            {
                foreach (var cell in record)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        Assert.Equal(records, CsvText.Read(text.ToString()).Select(record => record.Cells.ToArray()));
    });

    [Fact]
    public void Records_know_their_lines_and_whether_they_are_whole()
    {
        var records = CsvText.Read("\uFEFFa,\"b\r\nc\"\rd\n\"e").ToList();

        Assert.Equal(
            [(1, true, false), (3, true, false), (4, false, true)],
            records.Select(record => (record.Line, record.IsTerminated, record.IsQuoteOpen)));
        Assert.Equal(["a", "b\r\nc"], records[0].Cells);
        Assert.Equal("e", Assert.Single(records[2].Cells));
    }

    [Fact]
    public void A_quote_within_a_cell_is_a_character() =>
        Assert.Equal(["a\"b", "c"], Assert.Single(CsvText.Read("a\"b,c")).Cells);
}
