using System.Text;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class CredentialFileContentTests
{
    private const string Header = CredentialCsv.KeyHeader + "\r\n";
    private const string Row = "alice,pässwörd,,,https://123456789012.signin.aws.amazon.com/console";
    private static readonly LedgerJournal Journal = LedgerJournal.Read(
        "journal", Encoding.UTF8.GetBytes("{\"User\":\"alice\",\"Password\":\"pässwörd\"}\n"));

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "")]
    [InlineData("\r", "\n")]
    [InlineData("", "\r\n")]
    public void The_separator_completes_the_last_line_break(string end, string separator)
    {
        var content = Read(Header + Row + end, null);

        Assert.Equal("alice", Assert.Single(content.Rows)[0]);
        Assert.Equal((Encoding.UTF8.GetByteCount(Header + Row + end), separator), (content.Length, content.Separator));
    }

    [Fact]
    public void A_row_of_the_journal_cut_off_anywhere_is_left_out()
    {
        var (header, row) = (Encoding.UTF8.GetBytes(Header), Encoding.UTF8.GetBytes(Row));

        for (var length = 1; length < row.Length; length++)
        {
            var content = CredentialFileContent.Read([.. header, .. row[..length]], Journal);

            Assert.Empty(content.Rows);
            Assert.Equal((header.Length, string.Empty), (content.Length, content.Separator));
        }

        Assert.Single(CredentialFileContent.Read([.. header, .. row], Journal).Rows);
    }

    [Fact]
    public void An_unfinished_row_that_is_not_the_journals_is_not_cut_off()
    {
        Assert.Throws<FormatException>(() => Read(Header + "bob,secr", Journal));
        Assert.Equal(["bob", "secret", "", "", "x"], Assert.Single(Read(Header + "bob,secret,,,x", Journal).Rows));
    }

    [Fact]
    public void A_header_cut_off_is_no_content_beside_a_journal_only()
    {
        Assert.Equal(0, Read("User name,Pass", Journal).Length);
        Assert.ThrowsAny<Exception>(() => Read("User name,Pass", null));
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused() =>
        Assert.Throws<FormatException>(
            () => CredentialFileContent.Read([.. Encoding.UTF8.GetBytes(Header), 0xE4, (byte)'\n'], Journal));

    private static CredentialFileContent Read(string text, LedgerJournal? journal) =>
        CredentialFileContent.Read(Encoding.UTF8.GetBytes(text), journal);
}
