using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class LedgerJournalTests
{
    private const string Password = "{\"User\":\"alice\",\"Password\":\"pässwörd\"}";
    private const string Key = "{\"User\":\"ALICE\",\"KeyId\":\"AKIA1\",\"Secret\":\"s3cret\"}";

    [Fact]
    public void Entries_of_one_user_are_one_unfinished_user()
    {
        var journal = Read($"{Password}\n{Key}\n{{\"User\":\"bob\",\"KeyStarted\":\"2026-03-01T12:00:00Z\"}}\n");

        var alice = journal.Users.Single(user => user.UserName == "alice");
        Assert.Equal(
            ("pässwörd", "AKIA1", "s3cret"),
            (SecretText.Reveal(alice.Password!), alice.Key!.Value.Id, SecretText.Reveal(alice.Key.Value.Secret)));
        var bob = journal.Users.Single(user => user.UserName == "bob");
        Assert.Equal((new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), null), (bob.KeyStarted, bob.Key));
        Assert.Equal(2, journal.Users.Count);
    }

    [Fact]
    public void A_last_line_without_its_line_break_counts_if_it_is_whole()
    {
        var journal = Read(Password);

        Assert.Equal("pässwörd", SecretText.Reveal(Assert.Single(journal.Users).Password!));
        Assert.Equal((Encoding.UTF8.GetByteCount(Password), "\n"), (journal.Length, journal.Separator));
    }

    [Fact]
    public void A_last_line_cut_off_anywhere_is_left_out()
    {
        var whole = Encoding.UTF8.GetBytes(Password + "\n");
        var last = Encoding.UTF8.GetBytes(Password);

        for (var length = 1; length < last.Length; length++)
        {
            var journal = LedgerJournal.Read("j", [.. whole, .. last[..length]]);

            Assert.Single(journal.Users);
            Assert.Equal((whole.Length, string.Empty), (journal.Length, journal.Separator));
        }
    }

    [Theory]
    [InlineData("something else\n")]
    [InlineData("something else")]
    [InlineData("{\"User\":\"alice\"\n")]
    [InlineData("null\n")]
    [InlineData("{\"Password\":\"s3cret\"}\n")]
    public void Any_other_file_is_refused_without_showing_its_content(string content)
    {
        var failure = Assert.Throws<AdminException>(() => Read(content));

        Assert.Equal(("JournalUnreadable", ErrorKind.File, "journal"), (failure.ErrorId, failure.Kind, failure.Target));
        Assert.DoesNotContain("s3cret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_journal_has_no_users() => Assert.Empty(Read(string.Empty).Users);

    private static LedgerJournal Read(string content) => LedgerJournal.Read("journal", Encoding.UTF8.GetBytes(content));
}
