using System.Globalization;
using System.Security;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using CsCheck;
using CsvHelper;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class CredentialCsvPropertyTests
{
    // Many quotes, separators, line breaks and spaces, and occasionally other characters.
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[Gen.OneOf('"', ',', '\r', '\n', ' ', '\t', '=', 'a', 'ä', '\u00A0', '\uFEFF', '\0'), 0, 12],
        Gen.String);

    private static readonly Gen<CredentialRow> AnyRow = Gen.Select(
        AnyText.Where(name => name.Length > 0), AnyText, AnyText, AnyText, AnyText,
        (name, password, id, secret, url) =>
            new CredentialRow(name, Secret(password), Cell(id), Secret(secret), Cell(url)));

    [Fact]
    public void Any_rows_can_be_read_back() => AnyRow.Array[0, 6].Sample(rows =>
        Assert.Equal(rows.Select(Values), CredentialCsv.Read(Text(rows, CredentialCsv.NewLine)).Select(Values)));

    [Fact]
    public void An_independent_reader_reads_the_same() => AnyRow.Array[0, 6].Sample(rows =>
    {
        using var csv = new CsvParser(
            new StringReader(Text(rows, CredentialCsv.NewLine)), CultureInfo.InvariantCulture);
        var records = new List<string[]>();
        while (csv.Read())
            records.Add(csv.Record!);

        Assert.Equal(rows.Select(Values), records.Skip(1));
    });

    [Fact]
    public void Rows_of_an_independent_writer_are_read_too() => AnyRow.Array[0, 6].Sample(rows =>
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var record in rows.Select(Values).Prepend(CredentialCsv.KeyHeader.Split(',')))
            {
                foreach (var value in record)
                    csv.WriteField(value);
                csv.NextRecord();
            }
        }

        Assert.Equal(rows.Select(Values), CredentialCsv.Read(text.ToString()).Select(Values));
    });

    [Fact]
    public void Line_breaks_of_any_kind_and_a_missing_last_one_have_no_effect() =>
        Gen.Select(
            AnyRow.Array[1, 6], Gen.OneOf("\n", "\r", "\r\n"), Gen.Bool,
            Gen.Bool).Sample((rows, newLine, isLastMissing, hasMark) =>
        {
            var text = Text(rows, newLine);
            if (isLastMissing)
                text = text[..^newLine.Length];

            Assert.Equal(
                rows.Select(Values), CredentialCsv.Read((hasMark ? "\uFEFF" : string.Empty) + text).Select(Values));
        });

    [Fact]
    public void A_failure_shows_no_value() => AnyRow.Sample(row =>
    {
        var unique = row with { Password = SecretText.Protect("s3cret,\"\n") };
        var text = Text([unique], "\n");
        var cut = text[..(text.IndexOf("s3cret", StringComparison.Ordinal) + 6)];

        Assert.DoesNotContain(
            "s3cret", Assert.Throws<FormatException>(() => CredentialCsv.Read(cut).ToList()).Message,
            StringComparison.Ordinal);
    });

    private static string Text(IEnumerable<CredentialRow> rows, string newLine) => string.Concat(
        rows.Select(row => CredentialCsv.Format(row, withKeys: true))
            .Prepend(CredentialCsv.KeyHeader)
            .Select(line => line + newLine));

    private static string[] Values(CredentialRow row) =>
        [row.UserName, Reveal(row.Password), row.AccessKeyId ?? "", Reveal(row.SecretAccessKey), row.SignInUrl ?? ""];

    private static string Reveal(SecureString? secret) => secret is null ? "" : SecretText.Reveal(secret);

    private static SecureString? Secret(string text) => text.Length == 0 ? null : SecretText.Protect(text);

    private static string? Cell(string text) => text.Length == 0 ? null : text;
}
