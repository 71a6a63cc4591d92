using System.Text;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Messages;
using CsCheck;

namespace AdminIam.Tests.Engine.Messages;

public sealed class EmlTextTests
{
    private static readonly string[] Parts =
    [
        "a", "Zugang ", " ", "\u00fc", "\u4f60", "\U0001f511", "=?", "?=", "\t", "\"", ":",
    ];
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 9, 5, 7, TimeSpan.FromHours(2));

    [Fact]
    public void Every_subject_survives_in_short_lines_of_ascii() =>
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[1, 300].Sample(parts =>
        {
            var subject = string.Concat(parts);

            var text = EmlText.Write(Message(subject), Time);

            Assert.DoesNotContain(text, c => c > '~');
            Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
            Assert.Equal(subject, Header(text, "Subject"));
        });

    [Fact]
    public void Addresses_keep_their_names_and_international_domains()
    {
        var text = EmlText.Write(
            Message("Hello") with
            {
                From = "\"O'Neill, \\\"Ann\\\"\" <ann@example.com>",
                To = "K\u00e4the <kaethe@b\u00fccher.example>",
            }, Time);

        Assert.Equal("\"O'Neill, \\\"Ann\\\"\" <ann@example.com>", Header(text, "From"));
        Assert.Equal("K\u00e4the <kaethe@xn--bcher-kva.example>", Header(text, "To"));
        Assert.Equal("Sun, 1 Mar 2026 07:05:07 +0000", Header(text, "Date"));
    }

    [Fact]
    public void An_address_that_ascii_headers_do_not_support_is_refused()
    {
        var refused = Assert.Throws<AdminException>(
            () => EmlText.Write(Message("Hello") with { To = "k\u00e4the@example.com" }, Time));

        Assert.Equal(("InvalidEmail", "alice"), (refused.ErrorId, refused.Target));
    }

    private static SignInMessage Message(string subject) =>
        new("alice", null, null, subject, "https://example.com", "Hello\n", "<p>Hello</p>\n");

    // As RFC 2047 says: white space between encoded words is not part of the text.
    private static string Header(string text, string name)
    {
        var value = Regex.Match(
            text, $"(?:^|\r\n){name}: (?<value>.*?)\r\n(?! )", RegexOptions.Singleline).Groups["value"].Value;
        var unfolded = Regex.Replace(value, "\\?=\r\n =\\?", "?==?").Replace("\r\n ", " ", StringComparison.Ordinal);
        var bytes = Regex.Replace(
            unfolded, "=\\?utf-8\\?B\\?(?<bytes>[^?]*)\\?=",
            word => Encoding.Latin1.GetString(Convert.FromBase64String(word.Groups["bytes"].Value)));
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
    }
}
