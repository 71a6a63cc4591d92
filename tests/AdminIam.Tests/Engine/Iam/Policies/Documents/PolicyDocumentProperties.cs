using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.Policies.Documents;

public sealed class PolicyDocumentProperties
{
    private static readonly Gen<string> Text = Gen.String[Gen.OneOf<char>(
        Gen.Char[' ', '~'], Gen.Char['\u00A1', '\u00FF'], Gen.Const('"'), Gen.Const('\\')), 0, 12];
    private static readonly Gen<string> Blank = Gen.OneOf("", " ", "\n", "\r\n\t");

    private static readonly Gen<string> Valid =
        from blanks in Blank.Array[6]
        from id in Text
        from actions in Gen.OneOf("*", "s3:*", "iam:GetUser").Array[1, 4]
        from keys in Text.Array[0, 4]
        from statements in Gen.Int[1, 3]
        let condition = string.Join(",", keys.Select((key, i) => Quote($"{i}{key}") + ":" + Quote(key)))
        let statement = $"{{\"Effect\":\"Allow\","
            + $"{blanks[1]}\"Action\":[{string.Join("," + blanks[2], actions.Select(Quote))}],\"Resource\":\"*\","
            + $"\"Condition\":{{\"StringEquals\":{{{condition}}}}}}}"
        select $"{blanks[3]}{{{blanks[4]}\"Version\":\"2012-10-17\",\"Id\":{Quote(id)},\"Statement\":["
            + string.Join(",", Enumerable.Repeat(statement, statements)) + $"]}}{blanks[5]}";

    // Arbitrary text: invalid JSON, unusual characters, escapes of half characters.
    private static readonly Gen<string> Anything = Gen.OneOf<string>(
        Gen.String[0, 60],
        Gen.OneOf(
            "{", "}", "[", "]", ",", ":", "\"", "\\ud83d", "\\u0000", "//", "/*", " ", "\n", "\u00A0", "\"Statement\"",
            "\"Version\"", "1e999", "null", "\uFEFF", "\u00C3\u00BC")
            .Array[0, 30].Select(parts => string.Concat(parts)));

    [Fact]
    public void An_accepted_document_is_sent_and_read_back_unchanged() => Valid.Sample(json =>
    {
        var source = PolicySource.FromText(json);

        source.Check("Own", 6144);

        Assert.Equal(json.TrimStart(), source.Json);
        Assert.True(source.IsEquivalentTo(json));
        Assert.True(source.IsEquivalentTo(PolicyJson.Indent(source.Json)));
        Assert.False(source.IsEquivalentTo(source.Json.Replace("Allow", "Deny", StringComparison.Ordinal)));
    });

    [Fact]
    public void Any_text_is_accepted_as_json_or_refused_with_a_position() => Anything.Sample(text =>
    {
        var source = PolicySource.FromText(text);
        try
        {
            source.Check("Own", 6144);
            using var accepted = JsonDocument.Parse(source.Json);
            Assert.All(source.Json, c => Assert.True(c is '\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF')));
        }
        catch (AdminException e)
        {
            Assert.Equal("MalformedPolicyDocument", e.ErrorId);
            Assert.Matches(@"^Policy document, line \d+, column \d+", e.Message);
        }

        Assert.NotNull(source.Warnings);
    });

    [Fact]
    public void A_document_of_any_size_is_checked_in_bounded_time() =>
        Gen.Select(
            Gen.OneOf(
                "[", "{\"a\":", "{},", "\"a\",", "\u00E9", "\u00C3\u00BC", "\uFEFF", " ", "x", "{\"a\":1},",
                "\"\\u00a0\","),
            Gen.OneOf("", "[", "{\"Statement\":[", "{\"" + new string('n', 50_000) + "\":["),
            Gen.Int[1, 4_000_000]).Sample(
            (part, start, length) =>
            {
                var text = new StringBuilder(start).Insert(start.Length, part, (length / part.Length) + 1).ToString();
                var watch = Stopwatch.StartNew();

                var source = PolicySource.FromText(text);
                Assert.Throws<AdminException>(() => source.Check("Own", 131_072));
                Assert.NotNull(source.Warnings);

                Assert.True(
                    watch.Elapsed < TimeSpan.FromSeconds(10),
                    $"{watch.Elapsed} for {text.Length} characters of '{part}' after '{start}'");
            },
            iter: 60, threads: 1);

    private static string Quote(string text) =>
        "\""
            + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            + "\"";
}
